const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** A moment’s calendar day in China, from which periods are counted. */
export const chinaDay = (instant: string): string => day.format(new Date(instant));
