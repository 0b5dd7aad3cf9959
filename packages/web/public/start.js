// Runs before the first paint, so that neither colour nor language flashes. A file, not inline: the page's policy allows no inline script.
(() => {
  const root = document.documentElement;
  let language = null;
  let theme = null;
  try {
    language = localStorage.getItem('xingcun.language');
    theme = localStorage.getItem('xingcun.theme');
  } catch {
    // storage switched off: the defaults hold
  }
  root.lang = language === 'en' ? 'en' : 'zh-CN';
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
})();
