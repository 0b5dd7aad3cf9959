import { z } from 'zod';

/** Every text a person reads exists in both languages. */
export const textSchema = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(4000) });
export type Text = z.infer<typeof textSchema>;

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
