import { z } from 'zod';
import { languages } from './text.ts';

export const paperLanguageSchema = z.enum(languages).default('zh');

/** To print as it is, or to edit in an office. */
export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];
export const paperFormatSchema = z.enum(paperFormats).default('pdf');

/** Setting a page takes a tenth of a second of computing. */
export const paperRateLimit = { max: 600, windowSeconds: 3600 };
