import type { ExplanationNode as Explained } from '@xingcun/core/rating/explanation';
import { resultWords, stepSentence } from '@xingcun/core/rating/explanation-words';
import type { Language } from '@xingcun/core/text';
import type { ExplanationNode } from '../../ui/explanation-tree.tsx';
import styles from './outcome.module.css';

/** The engine's explanation as a tree to unfold: result at the end of each line, inputs and arithmetic inside. */
export function explanationNodes(nodes: readonly Explained[], language: Language, above = ''): ExplanationNode[] {
  return nodes.map((node) => {
    const id = `${above}${node.kind}-${node.code}`;
    const detail = node.inputs.length > 0 || node.steps.length > 0 ? <Detail node={node} language={language} /> : undefined;
    return {
      id,
      title: node.kind === 'indicator' ? `${node.code} ${node.title[language]}` : node.title[language],
      value: resultWords(node, language),
      ...(detail && { detail }),
      children: explanationNodes(node.children, language, `${id}-`),
    };
  });
}

const words = {
  zh: { colon: '：', missing: '缺', source: (text: string) => `（来源：${text}）` },
  en: { colon: ': ', missing: 'missing', source: (text: string) => ` (source: ${text})` },
} as const;

function Detail({ node, language }: { node: Explained; language: Language }) {
  const { colon, missing, source } = words[language];
  return (
    <>
      {node.inputs.length > 0 && (
        <ul className={styles.inputs}>
          {node.inputs.map((input) => (
            <li key={input.code} className="figures">
              {input.title[language]}
              {colon}
              <strong>{input.value ?? missing}</strong> {input.unit[language]}
              {input.source !== null && <span className="soft">{source(input.source)}</span>}
            </li>
          ))}
        </ul>
      )}
      {node.steps.map((step) => (
        <p key={`${step.code} ${JSON.stringify(step.values)}`}>{stepSentence(step, language)}</p>
      ))}
    </>
  );
}
