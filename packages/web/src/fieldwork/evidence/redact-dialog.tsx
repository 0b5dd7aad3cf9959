import { openEvidenceFile, type Piece, startRedaction } from '@xingcun/core/fieldwork/evidence/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { addressOf, call } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { type Box, boxAfterKey, boxBetween, pixelsOf } from './boxes.ts';
import styles from './evidence.module.css';
import { SendingState } from './sending-state.tsx';
import { announcementOf, prepare } from './uploading.ts';
import { useSending } from './use-sending.ts';

const route = getRouteApi('/work/assessments/$assessmentId/evidence');
const middle: Box = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };

/** Black boxes over a photo, drawn into a new picture on this device; the covered pixels never leave it again. */
export function RedactDialog({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const { t } = useLanguage('evidence');
  const navigate = route.useNavigate();
  const picture = useRef<HTMLImageElement>(null);
  const [boxes, setBoxes] = useState<Box[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { sending, error, go } = useSending();

  async function save() {
    setTried(true);
    const image = picture.current;
    if (!image || boxes.length === 0 || reason.trim().length < 2 || sending) return;
    const prepared = await prepare(await drawn(image, boxes), () => {});
    const body = { ...announcementOf(prepared), reason: reason.trim() };
    const sent = await go(prepared, () => call(startRedaction, { params: { evidenceId: piece.id }, body }));
    if (!sent) return;
    onClose();
    await navigate({ search: (before) => ({ ...before, piece: 'piece' in sent ? sent.piece.id : sent.same }) });
  }

  return (
    <Dialog
      title={t('redact.title')}
      onClose={onClose}
      actions={
        <button type="button" className="button button-primary" aria-disabled={sending !== null} onClick={() => void save()}>
          {t('redact.save')}
        </button>
      }
    >
      <div className="stack">
        <p>{t('redact.body')}</p>
        <Canvas
          address={addressOf(openEvidenceFile, { params: { evidenceId: piece.id } })}
          title={t('redact.image', { title: piece.title })}
          picture={picture}
          boxes={boxes}
          onChange={setBoxes}
        />
        <div className="row">
          <button type="button" className="button" onClick={() => setBoxes([...boxes, middle])}>
            {t('redact.add')}
          </button>
          {boxes.length > 0 && (
            <>
              <output>{t('redact.boxes', { count: boxes.length })}</output>
              <button type="button" className="button button-quiet" onClick={() => setBoxes([])}>
                {t('redact.removeAll')}
              </button>
            </>
          )}
        </div>
        {tried && boxes.length === 0 && <p className="field-problem">{t('redact.none')}</p>}
        <Field
          label={t('redact.reason')}
          hint={t('redact.reasonHint')}
          maxLength={500}
          value={reason}
          aria-invalid={tried && reason.trim().length < 2 ? true : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {sending && <SendingState sending={sending} />}
        {error !== null && <ErrorNotice error={error} onRetry={() => void save()} />}
      </div>
    </Dialog>
  );
}

function Canvas(props: {
  address: string;
  title: string;
  picture: React.RefObject<HTMLImageElement | null>;
  boxes: readonly Box[];
  onChange: (boxes: Box[]) => void;
}) {
  const { address, title, picture, boxes, onChange } = props;
  const { t } = useLanguage('evidence');
  const [drag, setDrag] = useState<{ from: { x: number; y: number }; to: { x: number; y: number } } | null>(null);
  const placeOf = (event: React.PointerEvent) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const drawing = drag && boxBetween(drag.from, drag.to);
  const without = (index: number) => boxes.filter((_, at) => at !== index);
  return (
    <div
      className={styles.canvas}
      onPointerDown={(event) => {
        if (event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: placeOf(event), to: placeOf(event) });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: placeOf(event) })}
      onPointerUp={() => {
        if (drawing) onChange([...boxes, drawing]);
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <img ref={picture} src={address} alt={title} draggable={false} />
      {boxes.map((box, index) => (
        <button
          // boxes have no names: their places tell them apart
          key={`${index} of ${boxes.length}`}
          type="button"
          className={styles.box}
          style={shown(box)}
          aria-label={t('redact.box', { number: index + 1 })}
          onKeyDown={(event) => {
            const moved = boxAfterKey(box, event.key, event.shiftKey);
            if (event.key === 'Delete' || event.key === 'Backspace') onChange(without(index));
            else if (moved) onChange(boxes.map((each, at) => (at === index ? moved : each)));
            else return;
            event.preventDefault();
          }}
        />
      ))}
      {drawing && <span className={styles.box} style={shown(drawing)} />}
    </div>
  );
}

const percent = (share: number) => `${share * 100}%`;
const shown = ({ left, top, width, height }: Box) => ({
  insetInlineStart: percent(left),
  insetBlockStart: percent(top),
  inlineSize: percent(width),
  blockSize: percent(height),
});

/** The picture with its boxes filled, at its full size and turned as it is shown. */
async function drawn(image: HTMLImageElement, boxes: readonly Box[]): Promise<Blob> {
  await image.decode();
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  pen.drawImage(image, 0, 0);
  for (const box of boxes) {
    const { left, top, width, height } = pixelsOf(box, size);
    pen.fillRect(left, top, width, height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large for this browser'))),
      'image/jpeg',
      0.9,
    );
  });
}
