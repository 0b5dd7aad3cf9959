import './ui/tokens.css';
import './ui/base.css';
import { assert } from '@xingcun/core/assert';
import type { Text } from '@xingcun/core/text';
import { Button, DatePicker, Select, Tabs } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { AntdProvider } from './app/antd-provider.tsx';
import { ApiError, NoAnswer } from './app/api.ts';
import { useLanguage } from './app/language.ts';
import { LanguageSwitch, ThemeSwitch } from './app/switches.tsx';
import { GallerySheet } from './gallery-sheet.tsx';
import { ApprovalBar } from './ui/approval-bar.tsx';
import { ConflictDialog } from './ui/conflict-dialog.tsx';
import { DataTable } from './ui/data-table.tsx';
import { DueDate } from './ui/due-date.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { ErrorNotice, ErrorState } from './ui/error-state.tsx';
import { ExplanationTree } from './ui/explanation-tree.tsx';
import { Field, PasswordField } from './ui/field.tsx';
import { PageHeader } from './ui/page-header.tsx';
import { PageSkeleton } from './ui/page-skeleton.tsx';
import { Popover } from './ui/popover.tsx';
import { PrintButton } from './ui/print-button.tsx';
import { SaveState } from './ui/save-state.tsx';
import { ScoreChange, ScoreText } from './ui/score-text.tsx';
import { SidePanel } from './ui/side-panel.tsx';
import { glyphNames, StarGlyph } from './ui/star-glyph.tsx';
import { type RowStar, StarRow } from './ui/star-row.tsx';
import { type StateName, StateMark, StateTag } from './ui/state-tag.tsx';
import { TreePicker } from './ui/tree-picker.tsx';

const starNames: Text[] = [
  { zh: '增收致富', en: 'Income' },
  { zh: '民族团结', en: 'Solidarity' },
  { zh: '宗教和谐', en: 'Lawful service' },
  { zh: '领导核心', en: 'Leadership core' },
  { zh: '先锋模范', en: 'Members as examples' },
  { zh: '能力提升', en: 'Capability' },
  { zh: '民主管理', en: 'Democratic management' },
  { zh: '生态宜居', en: 'Liveable environment' },
  { zh: '平安建设', en: 'Safe village' },
  { zh: '乡风文明', en: 'Civility' },
];
const starStates: RowStar['state'][] = ['won', 'won', 'notYet', 'won', 'objection', 'won', 'won', 'vetoed', 'won', 'won'];
const states: StateName[] = [
  'won',
  'notYet',
  'objection',
  'vetoed',
  'returned',
  'saved',
  'saving',
  'device',
  'invalid',
  'sealed',
  'locked',
  'due',
  'overdue',
  'done',
  'waiting',
  'note',
  'changed',
  'differs',
];
const villages = [
  { name: '小拐村', en: 'Xiaoguai', stars: 8, score: 8750, clerk: '艾力别提·哈力要拉' },
  { name: '团结新村', en: 'Tuanjie', stars: 10, score: 9325, clerk: '张三' },
  { name: '查干草村', en: 'Chagancao', stars: 6, score: 7999, clerk: '李四' },
];
const refusal = new ApiError({
  type: 'x',
  title: '没有权限',
  status: 403,
  detail: '',
  code: 'accounts.notPermitted',
  values: {},
  requestId: 'req-1',
});
const invalid = new ApiError({
  type: 'x',
  title: '内容有误',
  status: 422,
  detail: '',
  code: 'request.invalid',
  values: {},
  requestId: 'req-2',
  problems: [{ path: 'body.score', message: '不能大于 20', value: 25 }],
});

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Gallery() {
  const { words, language } = useLanguage('ui');
  const say = (zh: string, en: string) => words({ zh, en });
  const [unit, setUnit] = useState<string | null>('xg');
  const [panel, setPanel] = useState(false);
  const [conflict, setConflict] = useState(false);
  const stars = starNames.map((name, index): RowStar => {
    const glyph = glyphNames[index] ?? null;
    return { code: String(index), name: words(name), state: starStates[index] ?? 'notYet', glyph };
  });
  return (
    <div style={{ display: 'flex', alignItems: 'flex-start' }}>
      <main className="stack" style={{ flex: 1, minWidth: 0, padding: 16, maxWidth: 1200, margin: '0 auto' }}>
        <PageHeader
          title={say('小拐村 2026 年自评', 'Xiaoguai, self-assessment 2026')}
          above={say('克拉玛依区 › 小拐乡', 'Karamay › Xiaoguai township')}
          lead={say('逐项打分，附上系统中已有的佐证。', 'Score item by item and attach proof that is already in the system.')}
          tags={<StateTag state="returned" />}
          actions={
            <>
              <LanguageSwitch />
              <ThemeSwitch />
              <PrintButton />
            </>
          }
        />
        <Section title={say('状态', 'States')}>
          <div className="row">
            {states.map((state) => (
              <StateTag key={state} state={state} />
            ))}
          </div>
          <div className="row">
            {states.map((state) => (
              <StateMark key={state} state={state} size={20} />
            ))}
          </div>
        </Section>
        <Section title={say('星', 'Stars')}>
          <StarRow stars={stars} link={(star, content) => <a href={`#${star.code}`}>{content}</a>} />
          <div className="row">
            {glyphNames.map((name) => (
              <StarGlyph key={name} name={name} size={48} />
            ))}
          </div>
        </Section>
        <Section title={say('分数与期限', 'Scores and dates')}>
          <div className="row">
            <ScoreText score={8750} outOf={10000} />
            <ScoreText score={null} outOf={2000} />
            <ScoreText score={4907} places={4} />
            <ScoreChange by={-300} />
            <ScoreChange by={150} />
          </div>
          <div className="stack">
            <DueDate
              on="2026-11-01"
              workingDaysLeft={6}
              why={say('方案第三条：11月前完成自评。', 'Programme, item 3: self-assessment ends before November.')}
            />
            <DueDate on="2026-10-31" workingDaysLeft={2} />
            <DueDate on="2026-10-20" workingDaysLeft={-1} />
            <DueDate on="2027-10-20" workingDaysLeft={null} />
          </div>
          <div className="row">
            <SaveState saving={{ kind: 'saved', at: '2026-11-01T02:03:04.000Z' }} />
            <SaveState saving={{ kind: 'saving', count: 1 }} />
            <SaveState saving={{ kind: 'waiting', count: 3 }} />
            <SaveState saving={{ kind: 'failed', count: 2 }} />
          </div>
        </Section>
        <Section title={say('评分表', 'Score sheet')}>
          <GallerySheet />
        </Section>
        <Section title={say('解释', 'Explanation')}>
          <ExplanationTree
            label={say('增收致富星怎么得的', 'How the star came about')}
            openAtFirst={['star']}
            nodes={[
              {
                id: 'star',
                title: say('增收致富星', 'Income star'),
                value: '81.50 / 100.00',
                detail: say('六项指标之和加奖励分；达标线 80.00。', 'Sum of six indicators and the bonus; pass mark 80.00.'),
                children: [
                  {
                    id: 'zf1',
                    title: say('ZF1 人均收入增幅', 'ZF1 growth of income per head'),
                    value: '18.00',
                    detail: '0.072 ÷ 0.080 × 20 = 18.00',
                  },
                  { id: 'zf2', title: say('ZF2 集体经营性收入', 'ZF2 operating income of the collective'), value: '20.00' },
                ],
              },
              { id: 'veto', title: say('一票否决', 'Vetoes'), value: say('无', 'none') },
            ]}
          />
        </Section>
        <Section title={say('表格', 'Table')}>
          <DataTable
            caption={say('各村得星', 'Stars by village')}
            rows={villages}
            rowKey={({ name }) => name}
            columns={[
              {
                key: 'name',
                title: say('村', 'Village'),
                cell: (row) => say(row.name, row.en),
                order: (a, b) => a.name.localeCompare(b.name, 'zh'),
              },
              {
                key: 'stars',
                title: say('颗星', 'Stars'),
                align: 'end',
                cell: (row) => row.stars,
                order: (a, b) => a.stars - b.stars,
              },
              {
                key: 'score',
                title: say('总分', 'Score'),
                align: 'end',
                cell: (row) => <ScoreText score={row.score} />,
                order: (a, b) => a.score - b.score,
              },
              { key: 'clerk', title: say('文书', 'Clerk'), cell: (row) => row.clerk },
            ]}
          />
        </Section>
        <Section title={say('表单', 'Forms')}>
          <Field label={say('用户名', 'User name')} hint={say('三到四十个字符', '3 to 40 characters')} />
          <PasswordField
            label={say('密码', 'Password')}
            show={say('显示', 'Show')}
            hide={say('隐藏', 'Hide')}
            problem={say('请填写密码。', 'Fill in the password.')}
          />
          <div className="row">
            <button type="button" className="button button-primary">
              {say('报送', 'Submit')}
            </button>
            <button type="button" className="button">
              {say('检查', 'Check')}
            </button>
            <button type="button" className="button" disabled>
              {say('退回', 'Send back')}
            </button>
            <Popover choices button={say('更多', 'More')}>
              <button type="button">{say('导出', 'Export')}</button>
            </Popover>
          </div>
          <div className="row">
            <Button type="primary">{say('保存', 'Save')}</Button>
            <Button>{say('取消', 'Cancel')}</Button>
            <Button disabled>{say('退回', 'Send back')}</Button>
            <Select aria-label="select" defaultValue="a" options={[{ value: 'a', label: say('全部星', 'All stars') }]} />
            <DatePicker aria-label="date" />
            <TreePicker
              label={say('单位', 'Unit')}
              value={unit}
              onChange={setUnit}
              nodes={[
                {
                  value: 'xgx',
                  name: '小拐乡',
                  selectable: false,
                  children: [
                    { value: 'xg', name: '小拐村' },
                    { value: 'hx', name: '和谐村' },
                  ],
                },
              ]}
            />
          </div>
          <Tabs
            items={[
              { key: 'a', label: say('增收致富 14/18', 'Income 14/18') },
              { key: 'b', label: say('民族团结 3/6', 'Solidarity 3/6') },
            ]}
          />
        </Section>
        <Section title={say('空、错、载入', 'Empty, error, loading')}>
          <EmptyState
            title={say('还没有佐证', 'No proof yet')}
            action={
              <button type="button" className="button">
                {say('选择会议记录', 'Choose a meeting record')}
              </button>
            }
          >
            {say(
              '附上的会议记录、公示和账目会出现在这里。',
              'Meeting records, notices and accounts that you attach will appear here.',
            )}
          </EmptyState>
          <ErrorState error={refusal} heading="h3" />
          <ErrorNotice error={invalid} />
          <ErrorNotice error={new NoAnswer(null)} onRetry={() => undefined} />
          <PageSkeleton rows={2} />
        </Section>
        <Section title={say('面板与对话', 'Panel and dialog')}>
          <div className="row">
            <button type="button" className="button" onClick={() => setPanel(!panel)}>
              {say('侧栏', 'Side panel')}
            </button>
            <button type="button" className="button" onClick={() => setConflict(true)}>
              {say('冲突', 'Conflict')}
            </button>
          </div>
        </Section>
        <ApprovalBar
          actions={[
            { label: say('检查', 'Check'), blockedBecause: null, onAct: () => undefined },
            {
              label: say('报送', 'Submit'),
              blockedBecause: say('还有 2 项缺少佐证。', '2 items lack proof.'),
              primary: true,
              onAct: () => undefined,
            },
          ]}
        >
          <strong className="figures">61.50 / 80.00</strong> {say('· 2 项缺佐证', '· 2 lack proof')}
        </ApprovalBar>
      </main>
      {panel && (
        <SidePanel title={say('ZF3 说明', 'ZF3 notes')} onClose={() => setPanel(false)}>
          {say('理由、佐证、历史。', 'Reason, proof, history.')}
        </SidePanel>
      )}
      {conflict && (
        <ConflictDialog
          mine="18.00"
          theirs="17.50"
          name={language === 'zh' ? '艾力别提·哈力要拉' : 'Alibek'}
          savedAt="2026-11-01T02:03:04.000Z"
          onKeepMine={() => setConflict(false)}
          onKeepTheirs={() => setConflict(false)}
          onClose={() => setConflict(false)}
        />
      )}
    </div>
  );
}

const root = document.querySelector('#root');
assert(root, 'gallery.html has #root');
createRoot(root).render(
  <AntdProvider>
    <Suspense fallback={<PageSkeleton />}>
      <Gallery />
    </Suspense>
  </AntdProvider>,
);
