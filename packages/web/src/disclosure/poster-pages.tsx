import { readPublicVillage } from '@xingcun/core/disclosure/contract';
import { readOpinionPage } from '@xingcun/core/disclosure/opinion-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { type Address, siteAddress, yearIn } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { read } from '../app/query.ts';
import { checkpointQuery } from '../records/log-line.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Poster } from './poster.tsx';

const opinionsOf = ({ path }: Address) => read(readOpinionPage, { params: { villageCode: path.villageCode ?? '' } });
const villageOf = (address: Address) =>
  read(readPublicVillage, {
    params: { villageCode: address.search.get('village') ?? '' },
    query: { year: yearIn(address) },
  });

export const opinionPoster: Reading = {
  namespaces: ['disclosure'],
  reads: (address) => [opinionsOf(address), checkpointQuery],
  mayNamePeople: () => true,
  Page: OpinionPosterPage,
};

export const noticePoster: Reading = {
  namespaces: ['disclosure'],
  reads: (address) => [villageOf(address), checkpointQuery],
  mayNamePeople: () => true,
  Page: NoticePosterPage,
};

/** The poster by which a village is asked about its preliminary stars. */
function OpinionPosterPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('disclosure');
  const villageCode = address.path.villageCode ?? '';
  const { data } = useSuspenseQuery(opinionsOf(address));
  const { round, pageDigest, stars, year } = data;
  if (!round || !pageDigest)
    return (
      <EmptyState title={t('opinion.none')} heading="h1">
        {t('opinion.noneBody')}
      </EmptyState>
    );
  const { opensOn, closesOn, noticeDays } = round;
  return (
    <Poster
      village={data.villageName}
      place={`${words(data.districtName)} ${words(data.townshipName)}`}
      cycleTitle={data.cycleTitle}
      sample={data.sample}
      content={{ kind: 'opinions', villageCode, year, opensOn, noticeDays, stars }}
      closesOn={closesOn}
      digest={pageDigest}
      address={`/opinions/${villageCode}`}
      how={[t('poster.opinion1'), t('poster.opinion2'), t('poster.opinion3')]}
      back={<a href={`/opinions/${villageCode}`}>{t('poster.page')}</a>}
    />
  );
}

/** The poster of a notice for one village. */
function NoticePosterPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('disclosure');
  const { noticeId } = address.path;
  const { data } = useSuspenseQuery(villageOf(address));
  const { notice, pageDigest, village } = data;
  if (!notice || notice.id !== noticeId || !pageDigest)
    return (
      <EmptyState title={t('poster.none')} heading="h1">
        {t('poster.noneBody')}
      </EmptyState>
    );
  const { kind, opensOn, closesOn, noticeDays } = notice;
  const preliminary = kind === 'preliminaryResult';
  return (
    <Poster
      village={village.villageName}
      place={`${words(village.districtName)} ${words(village.townshipName)}`}
      cycleTitle={data.cycleTitle}
      sample={data.sample}
      content={{ kind, villageCode: village.villageCode, year: data.year, opensOn, noticeDays, stars: village.stars }}
      closesOn={closesOn}
      digest={pageDigest}
      address={`/villages/${village.villageCode}?year=${data.year}`}
      how={preliminary ? [t('poster.notice1'), t('poster.notice2'), t('poster.notice3')] : [t('poster.final1')]}
      back={<a href={siteAddress(`/villages/${village.villageCode}`, data.year)}> {t('poster.page')}</a>}
    />
  );
}
