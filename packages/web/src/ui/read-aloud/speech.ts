import { tellReading } from './reading-aloud.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** The browser's own voice: nothing is sent anywhere where the voice is one of the device. */
const speech = window.speechSynthesis as SpeechSynthesis | undefined;
/** Some browsers tell their voices a moment after they are asked. */
const voicesWithinMs = 1500;
const mark = 'read-aloud';

let stopCurrent: (() => void) | null = null;

/** A voice that speaks the language, one of the device before one of a service; null where there is none. */
async function voiceFor(language: string): Promise<SpeechSynthesisVoice | null> {
  if (!speech) return null;
  if (speech.getVoices().length === 0)
    await new Promise<void>((resolve) => {
      speech.addEventListener('voiceschanged', () => resolve(), { once: true });
      setTimeout(resolve, voicesWithinMs);
    });
  const [wanted] = language.toLowerCase().split('-');
  const fitting = speech.getVoices().filter(({ lang }) => lang.toLowerCase().replace('_', '-').split('-')[0] === wanted);
  return (
    fitting.find(({ lang }) => lang.toLowerCase() === language.toLowerCase()) ??
    fitting.find(({ localService }) => localService) ??
    fitting[0] ??
    null
  );
}

/** Reads what stands in the element, sentence by sentence, and marks the one that is heard. */
export async function readAloud(element: Element): Promise<void> {
  stop();
  const language = document.documentElement.lang;
  tellReading({ state: 'preparing' });
  const voice = await voiceFor(language);
  if (!speech || !voice) {
    tellReading({ state: 'noVoice' });
    return;
  }
  const sentences = sentencesOf(element, language);
  let stopped = false;
  stopCurrent = () => void (stopped = true);
  const next = (index: number) => {
    const sentence = sentences[index];
    if (stopped) return;
    if (!sentence) {
      stop();
      return;
    }
    tellReading({ state: 'speaking', sentence: index + 1, sentences: sentences.length });
    show(sentence);
    const said = new SpeechSynthesisUtterance(sentence.words);
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = 0.9; // a little slower than talk, for ears that are not young
    said.addEventListener('end', () => next(index + 1));
    said.addEventListener('error', ({ error }) => {
      if (error !== 'canceled' && error !== 'interrupted') stop();
    });
    speech.speak(said);
  };
  next(0);
}

/** Marks the sentence and brings it into sight; a browser that cannot mark still reads. */
function show({ range }: Sentence): void {
  if ('highlights' in CSS) CSS.highlights.set(mark, new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
}

export function pause(sentence: number, sentences: number): void {
  speech?.pause();
  tellReading({ state: 'paused', sentence, sentences });
}

export function resume(sentence: number, sentences: number): void {
  speech?.resume();
  tellReading({ state: 'speaking', sentence, sentences });
}

export function stop(): void {
  stopCurrent?.();
  stopCurrent = null;
  speech?.cancel();
  if ('highlights' in CSS) CSS.highlights.delete(mark);
  tellReading({ state: 'silent' });
}

// a page that is left is silent
addEventListener('pagehide', stop);
