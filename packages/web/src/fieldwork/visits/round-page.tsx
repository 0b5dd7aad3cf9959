import { listVisitRemarks, readVisitRound, type VisitRound } from '@xingcun/core/fieldwork/visits/contract';
import { resultCsv } from '@xingcun/core/fieldwork/visits/result-csv';
import { roundStates } from '@xingcun/core/fieldwork/visits/visit';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { DoorsSection } from './doors-section.tsx';
import { DrawTables } from './draw-tables.tsx';
import { FrameSection } from './frame-section.tsx';
import { GroupTable } from './group-table.tsx';
import { ResultTable } from './result-section.tsx';
import { RoundState } from './round-state.tsx';
import { SeedSection } from './seed-section.tsx';
import { saveFile } from './save-file.ts';
import { TakeOver } from './take-over.tsx';
import styles from './visits.module.css';

const route = getRouteApi('/work/visits/$roundId');

/** One round from the list to the result. The township acts; village, district and city follow the totals. */
export function RoundPage() {
  const { t } = useLanguage('visits');
  const nameOf = useUnitNames();
  const { roundId } = route.useParams();
  const { data: round } = useSuspenseQuery(read(readVisitRound, { params: { roundId } }));
  const isTownship = !round.open.draw.some(({ code }) => code === 'accounts.notPermitted');
  const { state, draws, result } = round;
  return (
    <WorkPage>
      <PageHeader
        title={round.purpose}
        above={
          <Link to="/work/assessments/$assessmentId/visits" params={{ assessmentId: round.assessmentId }}>
            {t('title.of', { village: nameOf(round.villageCode, round.villageName) })}
          </Link>
        }
        tags={<RoundState state={state} />}
        actions={draws.length > 0 && <PrintButton />}
      />
      <div className="stack">
        <Steps round={round} />
        {state === 'frame' && isTownship && <FrameSection round={round} />}
        {state !== 'frame' && <ListSection round={round} />}
        {result && <ResultSection round={round} isTownship={isTownship} />}
        {(state === 'drawn' || state === 'visiting') && <DoorsSection round={round} isTownship={isTownship} />}
        {draws.length > 0 && (
          <section className="card stack" aria-labelledby="draw">
            <h2 id="draw">{t('draw.result')}</h2>
            {draws.map((draw, index) => (
              <DrawTables key={draw.seed} draw={draw} index={index} />
            ))}
            <p className="print-only">{t('draw.signatures')}</p>
            <p className={`print-only ${styles.signatures}`}>{t('draw.signer')}</p>
          </section>
        )}
        {isTownship &&
          round.open.draw.length === 0 &&
          (draws.length === 0 ? <SeedSection round={round} /> : <Widening round={round} />)}
      </div>
    </WorkPage>
  );
}

/** The step that is under way in each state; publishing is done at once, so nobody stands at it. */
const underWay = { frame: 0, committed: 2, drawn: 3, visiting: 3, closed: roundStates.length } as const;

function Steps({ round: { state } }: { round: VisitRound }) {
  const { t } = useLanguage('visits');
  return (
    <ol className={`${styles.steps} no-print`} aria-label={t('steps')}>
      {roundStates.map((each, index) => (
        <li
          key={each}
          aria-current={index === underWay[state] ? 'step' : undefined}
          className={index < underWay[state] ? styles.done : undefined}
        >
          {t(`step.${each}`)}
        </li>
      ))}
    </ol>
  );
}

function ListSection({ round }: { round: VisitRound }) {
  const { t } = useLanguage('visits');
  const format = useFormat();
  return (
    <section className="card stack" aria-labelledby="list">
      <h2 id="list">{t('listed')}</h2>
      <Facts
        facts={[
          [t('rounds.households'), format.number(round.households)],
          [t('source'), round.frameSource],
          [t('published'), round.publishedAt && format.moment(round.publishedAt)],
          [
            t('digest'),
            <code key="digest" className={styles.code}>
              {round.frameDigest}
            </code>,
          ],
        ]}
      />
      <p className="no-print">
        <a href={`/draws/${round.id}`}>{t('round.public')}</a>
      </p>
      <details>
        <summary>{t('groups')}</summary>
        <GroupTable groups={round.groups} />
      </details>
    </section>
  );
}

function Widening({ round }: { round: VisitRound }) {
  const { t } = useLanguage('visits');
  return (
    <details className="no-print">
      <summary>{t('draw.widen')}</summary>
      <SeedSection key={round.draws.length} round={round} />
    </details>
  );
}

function ResultSection({ round, isTownship }: { round: VisitRound; isTownship: boolean }) {
  const { t, language } = useLanguage('visits');
  const { result } = round;
  if (!result) return null;
  return (
    <>
      <section className="card stack" aria-labelledby="result">
        <h2 id="result">{t('result.title')}</h2>
        <ResultTable {...round} result={result} />
        <div className="no-print">
          <button
            type="button"
            className="button"
            onClick={() =>
              saveFile(`visits-${round.id}.csv`, 'text/csv', `\uFEFF${resultCsv(result, round.questions, language)}`)
            }
          >
            {t('result.export')}
          </button>
        </div>
      </section>
      {isTownship && !result.insufficient && (
        <>
          <TakeOver round={round} />
          <Remarks roundId={round.id} />
        </>
      )}
    </>
  );
}

function Remarks({ roundId }: { roundId: string }) {
  const { t } = useLanguage('visits');
  const { data: remarks } = useQuery(read(listVisitRemarks, { params: { roundId } }));
  if (!remarks) return null;
  return (
    <section className="card stack no-print" aria-labelledby="remarks">
      <h2 id="remarks">{t('remarks.title')}</h2>
      {remarks.length === 0 && <p>{t('remarks.none')}</p>}
      {remarks.length > 0 && (
        <ul>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
