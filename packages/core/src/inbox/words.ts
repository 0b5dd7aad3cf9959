import { stageRules } from '../cycles/stage.ts';
import { fillMessage } from '../message.ts';
import type { Language } from '../text.ts';
import type { InboxItem } from './item.ts';
import { kindOf } from './kinds.ts';

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
  ];
  return { what: fillMessage(words[language], { stage, star }, language), facts: facts.filter((fact) => fact !== '') };
}
