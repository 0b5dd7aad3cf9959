const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Today's calendar day in China, where every deadline is counted: `2026-11-01`. */
export const today = (): string => day.format(new Date());
