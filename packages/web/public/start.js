// Runs before the first paint, so that neither colour nor language flashes. A file, not inline: the page's policy allows no inline script.
(() => {
  const root = document.documentElement;
  const address = new URL(location.href);
  const asked = address.searchParams.get('lang');
  let language = null;
  let theme = null;
  try {
    if (asked === 'zh' || asked === 'en') localStorage.setItem('xingcun.language', asked);
    language = localStorage.getItem('xingcun.language');
    theme = localStorage.getItem('xingcun.theme');
  } catch {
    // storage switched off: the defaults hold
  }
  if (asked !== null) {
    // asked for once: from here on the cookie and this browser's choice hold
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  // What the server rendered stays as it is until its script has come.
  if (root.dataset.rendered === undefined) root.lang = language === 'en' ? 'en' : 'zh-CN';
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
})();
