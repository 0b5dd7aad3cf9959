#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

enableCompileCache(); // the second start reads compiled code instead of stripping types again
const { chooseLanguage } = await import('./cli-words.ts');
const { runProgram } = await import('./program.ts');

const args = process.argv.slice(2);
process.exitCode = await runProgram(args, chooseLanguage(args, process.env));
