import { openRound, openRoundObstacles } from '@xingcun/core/disclosure/opinion';
import { listOpinions, openOpinions } from '@xingcun/core/disclosure/opinion-contract';
import type { Cycle } from '@xingcun/core/cycles/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WhyPeriod } from '../app/why-period.tsx';
import { useUnitNames } from '../units/unit-tree.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { OpinionThemes } from './opinion-themes.tsx';

export type District = ResponseOf<typeof listOpinions>[number];

/** What the public says of each district's preliminary result, gathered into themes and answered. */
export function OpinionRounds({ cycle }: { cycle: Cycle }) {
  const { t } = useLanguage('disclosureWork');
  const id = useId();
  const { data: districts } = useSuspenseQuery(read(listOpinions, { params: { cycleId: cycle.id } }));
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('opinions.title')}</h2>
      <p className="soft">{t('opinions.lead')}</p>
      {districts.map((district) => (
        <DistrictRound key={district.districtCode} district={district} cycle={cycle} />
      ))}
    </section>
  );
}

function DistrictRound({ district, cycle }: { district: District; cycle: Cycle }) {
  const { t, words } = useLanguage('disclosureWork');
  const { t: said } = useLanguage('disclosure');
  const format = useFormat();
  const nameOf = useUnitNames();
  const { round, opinions, villages, districtName } = district;
  if (!round)
    return (
      <div className="card stack">
        <h3>{words(districtName)}</h3>
        <OpenRound district={district} cycle={cycle} />
      </div>
    );
  const { opensOn, closesOn, noticeDays, daysLeft } = round;
  return (
    <div className="card stack">
      <h3 className="row">
        {words(districtName)}
        <StateTag state={daysLeft > 0 ? 'due' : 'done'}>
          {daysLeft > 0 ? said('notice.left', { count: daysLeft }) : said('opinion.closed')}
        </StateTag>
      </h3>
      <div className="row">
        <p>{said('notice.period', { from: format.day(opensOn), to: format.day(closesOn), count: noticeDays })}</p>
        <WhyPeriod from={opensOn} count={noticeDays} on={closesOn} words={said('notice.why')} />
      </div>
      <p className="row">
        {villages
          .filter(({ stage }) => stage !== 'application')
          .map(({ villageCode, villageName }) => (
            <a key={villageCode} className="link-alone" href={`/villages/${villageCode}/opinions/poster`}>
              {t('opinions.poster', { village: nameOf(villageCode, villageName) })}
            </a>
          ))}
      </p>
      {opinions.length === 0 ? (
        <p className="soft">{t('opinions.none')}</p>
      ) : (
        <OpinionThemes district={district} roundId={round.id} standardId={cycle.standard.id} />
      )}
    </div>
  );
}

function OpenRound({ district: { districtCode, districtName, villages }, cycle }: { district: District; cycle: Cycle }) {
  const { t, words, language } = useLanguage('disclosureWork');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const mayOpen = useMayAnywhere('disclosure.answerOpinions');
  const opening = useWrite(openOpinions, { stale: [listOpinions] });
  const obstacles = openRoundObstacles(cycle.state, villages, false);
  if (!mayOpen) return <p className="soft">{t('opinions.notOpen')}</p>;
  if (obstacles.length > 0)
    return (
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle.code} className="soft">
            {obstacleText(obstacle, language)}
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <p>{t('opinions.ready')}</p>
      <div>
        <button type="button" className="button" onClick={() => setAsking(true)}>
          <Icon name="note" />
          {t('opinions.open')}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('opinions.open')}
          action={t('opinions.open')}
          busy={opening.isPending}
          error={opening.error}
          onConfirm={() =>
            opening.mutate(opening.variables ?? { params: { cycleId: cycle.id }, body: { districtCode } }, {
              onSuccess: () => setAsking(false),
            })
          }
          onClose={() => {
            setAsking(false);
            opening.reset();
          }}
        >
          <p>{t('opinions.openBody', { district: words(districtName), day: format.day(openRound(today()).closesOn) })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
