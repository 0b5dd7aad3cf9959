import { lazy } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { InBrowser } from '../../ui/in-browser.tsx';
import { useLanguage } from '../language.ts';

const ReadButton = lazy(async () => ({ default: (await import('./read-button.tsx')).ReadButton }));

/**
 * A button that reads an element aloud by the browser's own voice; nothing leaves the device for it that the browser does not send.
 * @param of the element's id
 * @param name what it is, where a page has many; null for the page itself
 */
export function ReadAloud({ of, name }: { of: string; name: string | null }) {
  const { t } = useLanguage('app');
  const held = (
    <button type="button" className="button button-quiet" disabled>
      <Icon name="speaker" />
      {t(name === null ? 'read.page' : 'read.star')}
    </button>
  );
  return (
    <span className="no-print">
      <InBrowser fallback={held}>
        <ReadButton of={of} name={name} />
      </InBrowser>
    </span>
  );
}
