import { readRating } from '@xingcun/core/assessment/contract';
import type { AssessedRating } from '@xingcun/core/assessment/village-rating';
import { stageRules } from '@xingcun/core/cycles/stage';
import { starReason, starStateWords, villageStateWords } from '@xingcun/core/rating/explanation-words';
import type { Standard } from '@xingcun/core/standards/standard';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { glyphOf } from '../../standards/star-glyphs.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { ExplanationTree } from '../../ui/explanation-tree.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { ScoreText } from '../../ui/score-text.tsx';
import { type RowStar, StarRow } from '../../ui/star-row.tsx';
import { StateTag, type StateName } from '../../ui/state-tag.tsx';
import { CycleChoice, VillageChoice } from '../context.tsx';
import { assessmentQuery, standardQuery } from '../queries.ts';
import { given } from '../search.ts';
import { AssessmentViews } from '../views.tsx';
import { explanationNodes } from './explanation-nodes.tsx';
import styles from './outcome.module.css';

const route = getRouteApi('/work/assessments/$assessmentId/result');
type AssessedStar = AssessedRating['stars'][number];

/** What a village's scores come to at a level: stars, grade, and the reason behind every figure. */
export function ResultPage() {
  const { t, words, language } = useLanguage('assessment');
  const { assessmentId } = route.useParams();
  const { stage: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const [{ data: answer }, { data: standard }] = useSuspenseQueries({
    queries: [
      read(readRating, { params: { assessmentId }, query: given({ stage: asked }) }),
      standardQuery(assessment.standardId),
    ],
  });
  const rating = answer.rating as Record<string, unknown> & AssessedRating; // core/assessment/village-rating.ts defines the shape
  const declared = rating.stars.filter(({ state }) => state !== 'notDeclared');
  const grade = standard.grade?.bands.find(({ code }) => code === rating.grade);
  const columns = useColumns(standard, rating);
  return (
    <WorkPage
      context={
        <>
          <CycleChoice cycleId={assessment.cycleId} />
          <VillageChoice current={assessment} onChoose={(chosen) => void navigate({ params: { assessmentId: chosen } })} />
        </>
      }
    >
      <PageHeader
        title={t('result.title', { village: assessment.villageName })}
        above={assessment.townshipName}
        tags={
          answer.settled ? (
            <StateTag state="sealed">{t('result.settled')}</StateTag>
          ) : (
            <StateTag state="waiting">{t('result.trial')}</StateTag>
          )
        }
        lead={answer.settled ? null : t('result.trialBody', { stage: words(stageRules[answer.stage].words) })}
        actions={<PrintButton />}
      />
      <AssessmentViews assessment={assessment} />
      <nav className={`${styles.filters} no-print`} aria-label={t('result.levels')}>
        <span className="soft small">{t('result.upTo')}</span>
        {assessment.sheets.map(({ stage }) => (
          <Link
            key={stage}
            to="/work/assessments/$assessmentId/result"
            params={{ assessmentId }}
            search={{ stage }}
            replace
            activeProps={{}}
            className={styles.chip}
            aria-current={stage === answer.stage ? 'true' : undefined}
          >
            {words(stageRules[stage].words)}
          </Link>
        ))}
      </nav>
      <div className={styles.tables}>
        <section className={styles.section}>
          <p className={styles.headline}>
            <strong>
              {rating.state === 'notRated'
                ? words(villageStateWords.notRated)
                : t('result.won', { won: rating.starsWon, count: declared.length })}
            </strong>
            {grade && <span>{t('result.grade', { grade: words(grade.title) })}</span>}
            {rating.state === 'incomplete' && <StateTag state="notYet">{words(villageStateWords.incomplete)}</StateTag>}
          </p>
          <StarRow
            stars={declared.map((star) => rowStar(star, standard, words))}
            link={({ code }, content) => (
              <a href={`#star-${code}`} className={styles.starLink}>
                {content}
              </a>
            )}
          />
        </section>
        <section className={styles.section}>
          <h2>{t('result.stars')}</h2>
          <DataTable
            caption={t('result.stars')}
            file={t('result.stars')}
            columns={columns}
            rows={rating.stars}
            rowKey={({ code }) => code}
          />
        </section>
        <section className={styles.section}>
          <h2>{t('result.why')}</h2>
          <ExplanationTree label={t('result.why')} nodes={explanationNodes(rating.explanation.children, language)} />
        </section>
      </div>
    </WorkPage>
  );
}

const rowStates = { won: 'won', vetoed: 'vetoed' } as const;

function rowStar({ code, state }: AssessedStar, standard: Standard, words: (text: Standard['title']) => string): RowStar {
  const star = standard.stars.find((each) => each.code === code);
  return {
    code,
    name: star ? words(star.title) : code,
    state: state === 'won' || state === 'vetoed' ? rowStates[state] : 'notYet',
    glyph: glyphOf(code),
  };
}

const starMarks = {
  won: 'won',
  notYet: 'notYet',
  vetoed: 'vetoed',
  incomplete: 'waiting',
  notApplicable: 'notYet',
  component: 'done',
  notRated: 'vetoed',
} as const satisfies Record<keyof typeof starStateWords, StateName>;

function useColumns(standard: Standard, rating: AssessedRating): TableColumn<AssessedStar>[] {
  const { t, words, language } = useLanguage('assessment');
  const starOf = (code: string) => standard.stars.find((star) => star.code === code);
  return [
    {
      key: 'star',
      title: t('submit.star'),
      width: '12rem',
      cell: ({ code }) => {
        const star = starOf(code);
        return <span id={`star-${code}`}>{star ? words(star.title) : code}</span>;
      },
    },
    {
      key: 'state',
      title: t('result.state'),
      width: '9rem',
      cell: ({ state }) =>
        state === 'notDeclared' ? (
          <span className="soft">{t('result.notDeclared')}</span>
        ) : (
          <StateTag state={starMarks[state]}>{words(starStateWords[state])}</StateTag>
        ),
    },
    {
      key: 'score',
      title: t('submit.score'),
      align: 'end',
      width: '9rem',
      cell: ({ code, score, state }) => {
        const passMark = starOf(code)?.passMark ?? null;
        if (state === 'notDeclared') return t('dash');
        return <ScoreText score={score} places={standard.scorePlaces} {...(passMark !== null && { outOf: passMark })} />;
      },
    },
    {
      key: 'reason',
      title: t('result.reason'),
      cell: ({ code }) => {
        const node = rating.explanation.children.find((child) => child.kind === 'star' && child.code === code);
        return node ? <span className={styles.prose}>{starReason(node, language)}</span> : t('dash');
      },
    },
  ];
}
