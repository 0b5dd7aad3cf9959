/** The password of every sample account. They exist only in sample mode, hold sample data and are shown on the sign-in page. */
export const samplePassword = 'xingcun-sample';
