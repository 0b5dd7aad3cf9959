import { readPublicVillage } from '@xingcun/core/disclosure/contract';
import { readOpinionPage } from '@xingcun/core/disclosure/opinion-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { siteAddress } from '../app/site/address.ts';
import { read } from '../app/query.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Poster } from './poster.tsx';

const opinionRoute = getRouteApi('/public/villages/$villageCode/opinions/poster');
const noticeRoute = getRouteApi('/public/notices/$noticeId/poster');

/** The poster by which a village is asked about its preliminary stars. */
export function OpinionPosterPage() {
  const { t, words } = useLanguage('disclosure');
  const { villageCode } = opinionRoute.useParams();
  const { data } = useSuspenseQuery(read(readOpinionPage, { params: { villageCode } }));
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
      back={
        <Link to="/opinions/$villageCode" params={{ villageCode }}>
          {t('poster.page')}
        </Link>
      }
    />
  );
}

/** The poster of a notice for one village. */
export function NoticePosterPage() {
  const { t, words } = useLanguage('disclosure');
  const { noticeId } = noticeRoute.useParams();
  const { village: villageCode, year } = noticeRoute.useSearch();
  const { data } = useSuspenseQuery(read(readPublicVillage, { params: { villageCode }, query: { year } }));
  const { notice, pageDigest, village } = data;
  if (notice?.id !== noticeId || !pageDigest)
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
      content={{ kind, villageCode, year: data.year, opensOn, noticeDays, stars: village.stars }}
      closesOn={closesOn}
      digest={pageDigest}
      address={`/villages/${villageCode}?year=${data.year}`}
      how={preliminary ? [t('poster.notice1'), t('poster.notice2'), t('poster.notice3')] : [t('poster.final1')]}
      back={<a href={siteAddress(`/villages/${villageCode}`, data.year)}> {t('poster.page')}</a>}
    />
  );
}
