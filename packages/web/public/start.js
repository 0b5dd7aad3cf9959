// Runs before the first paint, so that neither colour nor language flashes. A file, not inline: the page's policy allows no inline script.
(() => {
  const root = document.documentElement;
  const address = new URL(location.href);
  const asked = address.searchParams.get('lang');
  const installed = JSON.parse(document.querySelector('#languages').textContent);
  const languages = [{ tag: 'zh', direction: 'ltr' }, { tag: 'en', direction: 'ltr' }, ...installed];
  const known = (tag) => languages.find((language) => language.tag === tag);
  let language = null;
  let theme = null;
  try {
    if (known(asked)) localStorage.setItem('xingcun.language', asked);
    language = localStorage.getItem('xingcun.language');
    theme = localStorage.getItem('xingcun.theme');
  } catch {
    // storage switched off: the defaults hold
  }
  if (asked !== null || address.searchParams.has('elder')) {
    // asked for once: from here on the cookies and this browser's choice hold
    address.searchParams.delete('lang');
    address.searchParams.delete('elder');
    history.replaceState(history.state, '', address);
  }
  // What the server rendered stays as it is until its script has come.
  if (root.dataset.rendered === undefined) {
    const { tag, direction } = known(language) ?? languages[0];
    root.lang = tag === 'zh' ? 'zh-CN' : tag;
    root.dir = direction;
    // large type is of the public pages; the workspace keeps its measures
    const elder = /(?:^|;\s*)xingcun\.elder=1(?:;|$)/.test(document.cookie);
    if (elder && !address.pathname.startsWith('/work')) root.dataset.elder = '';
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
})();
