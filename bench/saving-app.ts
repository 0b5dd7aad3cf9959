// The platform alone in a process, on the database whose address is given; tells the parent where it listens.
import { createApp } from '../packages/server/src/app.ts';
import { openPlatform } from '../packages/server/src/set-up.ts';
import { moment } from './saving-villages.ts';

const [ownerUrl = ''] = process.argv.slice(2);
const now = () => moment;
const { db, auth, files, logKey } = await openPlatform(ownerUrl, { baseUrl: 'http://127.0.0.1', now });
const app = await createApp({ db, auth, files, logKey, now, requestsPerMinute: 10_000_000 }); // eight people, not one office, behind one address
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
process.on('disconnect', () => process.exit());
