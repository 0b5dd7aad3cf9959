import { stageRules } from '../cycles/stage.ts';
import { fillMessage } from '../message.ts';
import type { Language, Text } from '../text.ts';
import { type InboxItem, levelWords } from './item.ts';
import { kindOf } from './kinds.ts';

const escalatedWords: Text = { zh: '{level}逾期，提醒上级', en: 'shown here because the {level} level is late' };

/**
 * What an item says: what is to be done, and the facts beside it (the stage where its words do not name it, and how many).
 * @param star the title of the item's star; its code where the title is not at hand
 */
export function itemWords(item: InboxItem, star: string, language: Language): { what: string; facts: string[] } {
  const { words, counted } = kindOf(item.kind);
  const stage = item.stage === null ? '' : stageRules[item.stage].words[language];
  const facts = [
    item.kind === 'submit' ? stage : '',
    counted && item.count !== null ? fillMessage(counted[language], { count: item.count }, language) : '',
    item.escalatedFrom
      ? fillMessage(escalatedWords[language], { level: levelWords[item.escalatedFrom][language] }, language)
      : '',
  ];
  return { what: fillMessage(words[language], { stage, star }, language), facts: facts.filter((fact) => fact !== '') };
}
