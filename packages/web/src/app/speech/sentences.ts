/** Where each sentence of a text begins and ends, without the space around it; nothing for a text without a letter or digit. */
export function sentencesOf(text: string, locale: string): { start: number; end: number }[] {
  return [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)].flatMap(({ segment, index }) => {
    if (!/[\p{L}\p{N}]/u.test(segment)) return [];
    const start = index + segment.length - segment.trimStart().length;
    return [{ start, end: start + segment.trim().length }];
  });
}

/** The voice for a language: of the same region where there is one, then one that works without a network. */
export function voiceFor<V extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly V[],
  locale: string,
): V | null {
  const [language] = locale.toLowerCase().split('-');
  const same = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
  const worth = ({ lang, localService }: V) =>
    (lang.toLowerCase().replace('_', '-') === locale.toLowerCase() ? 2 : 0) + (localService ? 1 : 0);
  return same.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}
