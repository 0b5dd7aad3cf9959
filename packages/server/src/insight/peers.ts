import type { StarSummary } from '@xingcun/core/insight/level';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

interface Peer {
  /** Null outside the caller's units: there it has no name, and of its figures only the published result. */
  village: { assessmentId: string; name: string } | null;
  sameTownship: boolean;
  sameDistrict: boolean;
  declaredApart: number;
  stars: StarSummary[];
}

/** The villages most like one, the most alike first (migration 0026 says who may learn of them). */
export async function findPeers(tx: Tx, assessmentId: string, most: number): Promise<Peer[]> {
  const { rows: peers } = await sql<{ id: string; name: string | null } & Omit<Peer, 'village' | 'stars'>>`
    select p.assessment_id as id, u.name, p.same_township, p.same_district, p.declared_apart
    from similar_village(${assessmentId}, ${most}) with ordinality p left join unit u on u.code = p.village_code
    order by p.ordinality`.execute(tx);
  const { rows: stars } = await sql<{ assessmentId: string; scores: number[] | null; won: boolean[] | null } & StarSummary>`
    select * from similar_star(${assessmentId}, ${peers.map(({ id }) => id)}::uuid[])`.execute(tx);
  return peers.map(({ id, name, ...likeness }) => ({
    village: name === null ? null : { assessmentId: id, name },
    ...likeness,
    stars: stars
      .filter((star) => star.assessmentId === id)
      .map(({ starCode, scores, won, resultScore, resultWon }) => ({
        starCode,
        scores: scores ?? [],
        won: won ?? [],
        resultScore,
        resultWon,
      })),
  }));
}
