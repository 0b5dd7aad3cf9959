/** What is not read: what cannot be heard (buttons, forms, navigation), what is not seen, and what is there for screen readers alone. */
const unread =
  'button, form, nav, svg, script, style, summary, .no-print, .said, .print-only, [aria-hidden="true"], [hidden], [data-unread]';
/** Elements within which words belong together. */
const blocks = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, caption, figcaption';

/** A sentence of the page and where it stands, so that it can be marked while it is heard. */
export interface Sentence {
  words: string;
  range: Range;
}

/**
 * The sentences below an element in the order of reading, split as the language splits them.
 * A heading or a table's cell is a sentence of its own, however it ends.
 */
export function sentencesOf(root: Element, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const texts = [...textsByBlock(root).values()];
  return texts.flatMap((nodes) => {
    const whole = nodes.map((node) => node.data).join('');
    return [...segmenter.segment(whole)].flatMap(({ segment, index }) => {
      if (!/[\p{L}\p{N}]/u.test(segment)) return [];
      const range = document.createRange();
      range.setStart(...placeOf(nodes, index));
      range.setEnd(...placeOf(nodes, index + segment.trimEnd().length));
      return [{ words: segment.trim(), range }];
    });
  });
}

function textsByBlock(root: Element): Map<Element, Text[]> {
  const found = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement;
    if (!parent || parent.closest(unread) || !parent.checkVisibility()) continue;
    const block = parent.closest(blocks) ?? parent;
    found.set(block, [...(found.get(block) ?? []), node]);
  }
  return found;
}

/** The text node and the place in it at which the joined text has come to `offset`. */
function placeOf(nodes: readonly Text[], offset: number): [Text, number] {
  let left = offset;
  for (const node of nodes) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  const last = nodes.at(-1) as Text;
  return [last, last.length];
}
