import pinyinMatch from 'pinyin-match';

/** Whether what was typed – characters, pinyin or initials – is part of the name: 小拐村 by `拐`, `xiaoguai`, `xgc`. */
export const matchesName = (name: string, typed: string): boolean => Boolean(pinyinMatch.match(name, typed.trim()));
