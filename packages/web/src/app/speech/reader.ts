import { useSyncExternalStore } from 'react';
import { sentencesOf, voiceFor } from './sentences.ts';

/** What is being read: the element, its sentences as ranges of the page, and which of them. */
interface Reading {
  of: Element;
  sentences: readonly Range[];
  at: number;
  paused: boolean;
  rate: number;
}

const listeners = new Set<() => void>();
let reading: Reading | null = null;
const highlight = 'being-read';
const engine = typeof window !== 'undefined' && 'speechSynthesis' in window ? window.speechSynthesis : null;

function become(next: Reading | null): void {
  reading = next;
  show(next && !next.paused ? (next.sentences[next.at] ?? null) : null);
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useReading = (): Reading | null => useSyncExternalStore(subscribe, () => reading);

const subscribeVoices = (listener: () => void) => {
  engine?.addEventListener('voiceschanged', listener);
  return () => engine?.removeEventListener('voiceschanged', listener);
};
/** Whether this browser can read a language aloud. Its voices may come later than the page. */
export const useVoice = (locale: string): boolean =>
  useSyncExternalStore(subscribeVoices, () => voiceFor(engine?.getVoices() ?? [], locale) !== null);

/** Reads an element from its first sentence on; whatever was being read ends. */
export function readAloud(of: Element, rate: number): void {
  stopReading();
  const sentences = sentencesIn(of);
  if (sentences.length === 0) return;
  become({ of, sentences, at: 0, paused: false, rate });
  speak();
}

/** Some browsers cannot hold a voice in the middle; so the sentence is begun again afterwards. */
export function pauseReading(): void {
  if (!reading) return;
  become({ ...reading, paused: true });
  engine?.cancel();
}

export function continueReading(): void {
  if (!reading) return;
  become({ ...reading, paused: false });
  speak();
}

export function stopReading(): void {
  become(null);
  engine?.cancel();
}

function speak(): void {
  const current = reading;
  const sentence = current?.sentences[current.at];
  if (!current || !sentence || !engine) return stopReading();
  const utterance = new SpeechSynthesisUtterance(sentence.toString());
  utterance.lang = document.documentElement.lang;
  utterance.voice = voiceFor(engine.getVoices(), utterance.lang);
  utterance.rate = current.rate;
  // a voice that was stopped ends too: only the sentence that still stands leads to the next one
  utterance.addEventListener('end', () => {
    if (reading !== current) return;
    become({ ...current, at: current.at + 1 });
    speak();
  });
  utterance.addEventListener('error', () => reading === current && stopReading());
  engine.speak(utterance);
}

/** Marks the sentence on the page without touching what React has drawn; where a browser cannot, by selecting it. */
function show(sentence: Range | null): void {
  if (typeof Highlight === 'undefined') {
    getSelection()?.removeAllRanges();
    if (sentence) getSelection()?.addRange(sentence);
  } else if (sentence) CSS.highlights.set(highlight, new Highlight(sentence));
  else CSS.highlights.delete(highlight);
  sentence?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
}

const unread =
  'button, select, input, textarea, svg, nav, form, table, summary, .no-print, .said, [aria-hidden="true"], [data-unread]';

/** The sentences of what is seen: block by block, without controls, tables and codes. */
function sentencesIn(of: Element): Range[] {
  const blocks = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(unread) || !parent.checkVisibility()) continue;
    const block = blockOf(parent);
    blocks.set(block, [...(blocks.get(block) ?? []), node]);
  }
  return [...blocks.values()].flatMap((texts) => {
    const whole = texts.map(({ data }) => data).join('');
    return sentencesOf(whole, document.documentElement.lang).map(({ start, end }) => rangeIn(texts, start, end));
  });
}

const blockOf = (element: Element): Element =>
  element.parentElement && /^(inline|contents)/.test(getComputedStyle(element).display)
    ? blockOf(element.parentElement)
    : element;

function rangeIn(texts: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let before = 0;
  for (const text of texts) {
    const inside = (offset: number) => offset >= before && offset <= before + text.length;
    if (inside(start) && start < before + text.length) range.setStart(text, start - before);
    if (inside(end) && end > before) range.setEnd(text, end - before);
    before += text.length;
  }
  return range;
}

if (engine) addEventListener('pagehide', stopReading);
