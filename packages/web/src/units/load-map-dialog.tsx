import { listUnits } from '@xingcun/core/units/contract';
import { loadMap, readMap } from '@xingcun/core/units/map-contract';
import { type MapFile, readMapFile } from '@xingcun/core/units/map-file';
import { mapFaults } from '@xingcun/core/units/map-layer';
import { Refusal } from '@xingcun/core/refusal';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Icon } from '../ui/icon.tsx';
import { type UnitRow, unitName } from './unit-tree.ts';
import styles from './units-page.module.css';

const largestBytes = 8_000_000;
const mostFaults = 50;

/** Boundaries for the public map: checked feature by feature here, and by the server again; with the number under which they were approved. */
export function LoadMapDialog({ city, units, onClose }: { city: UnitRow; units: readonly UnitRow[]; onClose: () => void }) {
  const { t, language } = useLanguage('units');
  const form = useId();
  const [file, setFile] = useState<MapFile | null>(null);
  const [approvalNumber, setApprovalNumber] = useState('');
  const [source, setSource] = useState('');
  const loading = useWrite(loadMap, { stale: [readMap, listUnits] });
  const codes = new Set(
    units.filter(({ path }) => path === city.path || path.startsWith(`${city.path}.`)).map(({ code }) => code),
  );

  const choose = async (chosen: File | null) => {
    loading.reset();
    setFile(chosen && (await checked(chosen, codes)));
  };
  const ready = file !== null && file.faults.length === 0 && approvalNumber.trim().length > 1 && source.trim().length > 1;
  const load = () => {
    if (!ready) return;
    const map = { type: 'FeatureCollection' as const, features: file.features };
    loading.mutate({ body: { cityCode: city.code, approvalNumber: approvalNumber.trim(), source: source.trim(), map } });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    load();
  };
  return (
    <Dialog
      title={t('map.title', { city: unitName(city, language) })}
      onClose={onClose}
      actions={
        !loading.data && (
          <button type="submit" form={form} className="button button-primary" disabled={!ready || loading.isPending}>
            {t('map.confirm')}
          </button>
        )
      }
    >
      {loading.data ? (
        <output className="notice notice-done">
          <Icon name="done" />
          {t('map.done', { count: loading.data.features })}
        </output>
      ) : (
        <form id={form} className="stack" onSubmit={submit}>
          <p>{t('map.body')}</p>
          <Standing cityCode={city.code} />
          <FileField
            label={t('map.file')}
            choose={t('import.choose')}
            none={t('import.noFile')}
            accept=".geojson,.json,application/geo+json"
            onChoose={(chosen) => void choose(chosen)}
          />
          <div aria-live="polite">{file && <Checked file={file} />}</div>
          <Field
            label={t('map.approval')}
            hint={t('map.approvalHint')}
            value={approvalNumber}
            maxLength={100}
            onChange={(event) => setApprovalNumber(event.target.value)}
          />
          <Field
            label={t('map.source')}
            hint={t('map.sourceHint')}
            value={source}
            maxLength={300}
            onChange={(event) => setSource(event.target.value)}
          />
          {loading.error && <ErrorNotice error={loading.error} onRetry={load} />}
        </form>
      )}
    </Dialog>
  );
}

async function checked(chosen: File, codes: ReadonlySet<string>): Promise<MapFile> {
  if (chosen.size > largestBytes) return { features: [], faults: [new Refusal('request.tooLarge', { limit: '8 MB' })] };
  try {
    const { features, faults } = readMapFile(await chosen.text());
    return { features, faults: [...faults, ...mapFaults(features, codes)] };
  } catch (error) {
    if (error instanceof Refusal) return { features: [], faults: [error] };
    throw error;
  }
}

/** The map that the public pages draw now. */
function Standing({ cityCode }: { cityCode: string }) {
  const { t } = useLanguage('units');
  const format = useFormat();
  const { data } = useQuery({ ...read(readMap, { params: { cityCode } }), retry: false });
  if (!data) return <p className="soft">{t('map.none')}</p>;
  const { approvalNumber, loadedAt, features } = data;
  return (
    <p className="soft">{t('map.standing', { number: approvalNumber, when: format.moment(loadedAt), count: features.length })}</p>
  );
}

function Checked({ file: { features, faults } }: { file: MapFile }) {
  const { t, language } = useLanguage('units');
  if (faults.length === 0)
    return (
      <p className="notice notice-done">
        <Icon name="done" />
        {t('map.ready', { count: features.length })}
      </p>
    );
  return (
    <div className="notice notice-wrong">
      <Icon name="invalid" />
      <div>
        <strong>{t('import.problems', { count: faults.length })}</strong>
        <ul className={styles.problems}>
          {faults.slice(0, mostFaults).map((fault) => (
            <li key={`${fault.code} ${JSON.stringify(fault.details)}`}>{obstacleText(fault, language)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
