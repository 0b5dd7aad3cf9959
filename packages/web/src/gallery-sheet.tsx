import { useMemo, useState } from 'react';
import { formatScore, parseScore } from './app/format.ts';
import { useLanguage } from './app/language.ts';
import type { GridColumn } from './ui/score-grid/grid.ts';
import { ScoreGrid } from './ui/score-grid/score-grid.tsx';
import { SaveState } from './ui/save-state.tsx';
import { ScoreText } from './ui/score-text.tsx';
import { StateTag } from './ui/state-tag.tsx';

interface Row {
  code: string;
  title: { zh: string; en: string };
  max: number;
  self: number | null;
  town: number | null;
  reason: string;
  computed: boolean;
}

const titles = [
  { zh: '人均可支配收入增幅', en: 'Growth of disposable income per head' },
  { zh: '集体经营性收入（由账簿计算）', en: 'Operating income of the collective (computed from the books)' },
  { zh: '劳动力培训与就业', en: 'Training and employment' },
  { zh: '土地承包合同规范率', en: 'Share of land contracts in good order' },
  { zh: '惠民政策落实', en: 'Policies carried out' },
  { zh: '产业项目带动', en: 'Effect of projects' },
];
const initial = Array.from(
  { length: 12 },
  (_, index): Row => ({
    code: `ZF${index + 1}`,
    title: titles[index % titles.length] ?? { zh: '', en: '' },
    max: 2000,
    self: index % 4 === 3 ? null : 2000 - index * 50,
    town: index < 4 ? 1500 + index * 50 : null,
    reason: index === 2 ? '见 10 月台账' : '',
    computed: index % 6 === 1,
  }),
);

/** A score sheet with invented rows: everything the grid can show. */
export function GallerySheet() {
  const { words } = useLanguage('ui');
  const [rows, setRows] = useState(initial);
  const [saved, setSaved] = useState(0);
  const columns = useMemo((): GridColumn<Row>[] => {
    const tooMuch = words({ zh: '应在 0 到 20 之间，最多两位小数。', en: 'From 0 to 20, at most two decimals.' });
    const check = (text: string) => {
      const score = parseScore(text);
      return text === '' || (score !== null && score >= 0 && score <= 2000) ? null : tooMuch;
    };
    return [
      {
        key: 'code',
        title: words({ zh: '编号', en: 'Code' }),
        names: true,
        cell: ({ code, title }) => ({
          show: (
            <>
              {code} {words(title)}
            </>
          ),
          text: code,
        }),
      },
      {
        key: 'max',
        title: words({ zh: '满分', en: 'Max' }),
        align: 'end',
        cell: ({ max }) => ({ show: formatScore(max), text: formatScore(max) }),
      },
      {
        key: 'self',
        title: words({ zh: '自评', en: 'Self' }),
        align: 'end',
        width: '7rem',
        cell: ({ self, computed }) => {
          const text = self === null ? '' : formatScore(self);
          if (computed)
            return {
              show: text,
              text,
              mark: 'locked',
              locked: words({ zh: '由账簿计算，不能直接填写。', en: 'Computed from the books; cannot be typed.' }),
            };
          return {
            show: text,
            text,
            ...(self === null ? {} : { mark: 'saved' as const }),
            edit: { check, hint: words({ zh: '0–20 分，步长 0.5', en: '0–20, steps of 0.5' }) },
          };
        },
      },
      {
        key: 'town',
        title: words({ zh: '初评', en: 'Town' }),
        align: 'end',
        width: '7rem',
        cell: ({ town, self }) => ({
          show: <ScoreText score={town} />,
          text: town === null ? '' : formatScore(town),
          ...(town !== null && town !== self
            ? { mark: 'differs' as const, markWords: words({ zh: '与自评不同', en: 'differs from the self-assessment' }) }
            : {}),
        }),
      },
      {
        key: 'reason',
        title: words({ zh: '说明', en: 'Note' }),
        cell: ({ reason }) => ({
          show: reason,
          text: reason,
          edit: { check: () => null, keyboard: 'text' },
          ...(reason ? { mark: 'note' as const } : {}),
        }),
      },
      {
        key: 'state',
        title: words({ zh: '状态', en: 'State' }),
        cell: ({ self }) => ({ show: <StateTag state={self === null ? 'waiting' : 'saved'} /> }),
      },
    ];
  }, [words]);
  return (
    <>
      <ScoreGrid
        label={words({ zh: '增收致富星评分表', en: 'Score sheet of the income star' })}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        rowName={({ code }) => code}
        isTinted={({ town, self }) => town !== null && self !== null && self - town > 300}
        onOpen={() => undefined}
        onChange={(changes) => {
          setSaved(saved + changes.length);
          setRows(
            rows.map((row) =>
              changes
                .filter(({ rowKey }) => rowKey === row.code)
                .reduce(
                  (now, { columnKey, text }) =>
                    columnKey === 'self' ? { ...now, self: parseScore(text) } : { ...now, reason: text },
                  row,
                ),
            ),
          );
        }}
        foot={(key) =>
          key === 'code'
            ? words({ zh: '合计', en: 'Sum' })
            : key === 'self'
              ? formatScore(rows.reduce((sum, { self }) => sum + (self ?? 0), 0))
              : null
        }
      />
      <SaveState saving={{ kind: 'saved', at: null }} />
      <p data-testid="saved" className="said">
        {saved}
      </p>
    </>
  );
}
