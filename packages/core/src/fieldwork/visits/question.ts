import { z } from 'zod';
import { type Text, textSchema } from '../../text.ts';

export const answerChoices = ['yes', 'no', 'dontKnow', 'noAnswer'] as const;
export type AnswerChoice = (typeof answerChoices)[number];

export const questionSchema = z.strictObject({ id: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/), text: textSchema });
export type Question = z.infer<typeof questionSchema>;

/** How many questions a visit asks. Source: docs/sources.md, `visit-form`. */
export const questionCount = { least: 6, most: 8 } as const;

/** A remark is about the service; it is read by the township alone and never published. */
export const remarkLength = 500;

/** The questions of a visit where the city sets no others: about services and openness, never about persons. */
export const serviceQuestions: readonly Question[] = [
  {
    id: 'officeHours',
    text: {
      zh: '今年到村委会办事，公示的办公时间里有人接待吗？',
      en: 'When you came to the village office this year in its posted hours, was somebody there to see you?',
    },
  },
  {
    id: 'noticesClear',
    text: { zh: '村里张贴的公开和通知，您看得明白吗？', en: 'Can you understand the notices that the village posts?' },
  },
  {
    id: 'booksDisclosed',
    text: { zh: '村里的收支账目今年公布过吗？', en: 'Have the village’s books been made public this year?' },
  },
  {
    id: 'helpInTime',
    text: {
      zh: '有事要村里办时，能在答应的时间内得到答复吗？',
      en: 'When you need something from the village, do you get an answer in the time promised?',
    },
  },
  {
    id: 'treatedEqually',
    text: { zh: '村里办事，对各家各户一视同仁吗？', en: 'Does the village treat every household alike in what it does?' },
  },
  {
    id: 'meetingsHeard',
    text: {
      zh: '村里的大事，开会商议前告诉过您吗？',
      en: 'Were you told of important village matters before the meetings that decided them?',
    },
  },
  {
    id: 'roadsAndWater',
    text: {
      zh: '道路、路灯、供水等公共设施坏了，修得及时吗？',
      en: 'When roads, lights or water supply failed, were they mended in good time?',
    },
  },
  {
    id: 'wouldTurnTo',
    text: {
      zh: '有事您知道找谁、怎么找吗？',
      en: 'If you need something from the village, do you know whom to turn to and how?',
    },
  },
];

/**
 * A form from its texts, in the order in which they are asked. A question in the platform's own words has the platform's id; one in other
 * words has an id of its own, so that its answers are never taken for answers to the platform's question.
 */
export function questionsFrom(texts: readonly Text[]): Question[] {
  return texts.map((text, index) => {
    const same = serviceQuestions.find((question) => question.text.zh === text.zh && question.text.en === text.en);
    return { id: same?.id ?? `own${index + 1}`, text };
  });
}
