/** antd works out hovers and softer tones from these; they are the values of tokens.css, which a test compares. */
export const antdColors = {
  light: {
    colorPrimary: '#b02f27',
    colorSuccess: '#1b6a50',
    colorWarning: '#855600',
    colorError: '#a01242',
    colorInfo: '#51606e',
    colorText: '#1f1d1a',
    colorTextSecondary: '#565048',
    colorTextTertiary: '#6b645a',
    colorTextPlaceholder: '#6b645a',
    colorTextDescription: '#6b645a',
    colorLink: '#1f1d1a',
    colorLinkHover: '#b02f27',
    colorBgLayout: '#faf7f0',
    colorBgContainer: '#fffdf9',
    colorBgElevated: '#ffffff',
    colorBorder: '#8c8376',
    colorBorderSecondary: '#e3dccd',
  },
  dark: {
    colorPrimary: '#c0402f',
    colorSuccess: '#79c9a7',
    colorWarning: '#e6b65a',
    colorError: '#f795ae',
    colorInfo: '#a9b5c1',
    colorText: '#ece7dc',
    colorTextSecondary: '#bfb7a9',
    colorTextTertiary: '#a1998b',
    colorTextPlaceholder: '#a1998b',
    colorTextDescription: '#a1998b',
    colorLink: '#ece7dc',
    colorLinkHover: '#f28b79',
    colorBgLayout: '#171614',
    colorBgContainer: '#1e1d1a',
    colorBgElevated: '#282622',
    colorBorder: '#857d70',
    colorBorderSecondary: '#37332d',
  },
} as const;

/** Fills keep our colour: antd's dark algorithm would dim it. */
export const primaryFill = {
  light: { colorPrimary: '#b02f27', colorPrimaryHover: '#93231d', colorPrimaryActive: '#93231d' },
  dark: { colorPrimary: '#c0402f', colorPrimaryHover: '#ca4634', colorPrimaryActive: '#c0402f' },
};
