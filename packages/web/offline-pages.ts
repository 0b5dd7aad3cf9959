/**
 * Modules that must be there without a network: the worker keeps them and what they import. A page that works offline adds itself, its words
 * in both languages and its sender; build.ts fails where one is not there.
 */
