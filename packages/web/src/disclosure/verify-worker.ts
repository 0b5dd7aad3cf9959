import { textDigest } from '@xingcun/core/disclosure/bundle/bundle';
import { readBundle } from '@xingcun/core/disclosure/bundle/read';
import { verifyBundle } from '@xingcun/core/disclosure/bundle/verify';
import { Refusal } from '@xingcun/core/refusal';
import type { VerifyMessage } from './verify-message.ts';

/** Recomputes a bundle beside the page, which stays usable meanwhile. Told a text; answers progress, then the result. */
addEventListener('message', ({ data: source }: MessageEvent<string>) => {
  const answer = (message: VerifyMessage) => postMessage(message);
  try {
    const bundle = readBundle(source);
    const of = bundle.villages.length;
    const step = Math.max(1, Math.floor(of / 50));
    const onVillage = (done: number) => void (done % step === 0 && answer({ kind: 'progress', done, of }));
    const verification = verifyBundle(bundle, { source, onVillage });
    const { programme, phase, engineVersion, previous, standard } = bundle;
    answer({
      kind: 'result',
      digest: textDigest(source),
      verification,
      about: {
        title: programme.title,
        phase,
        villages: of,
        standard: standard.document.title,
        standardVersion: standard.document.version,
        engineVersion,
        previous,
        starTitles: Object.fromEntries(standard.document.stars.map(({ code, title }) => [code, title])),
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer({ kind: 'unreadable', place: typeof error.details.place === 'string' ? error.details.place : '' });
  }
});
