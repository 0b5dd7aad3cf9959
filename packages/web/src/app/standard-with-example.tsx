import { RuleExample } from '../rating/rule-example.tsx';
import { StandardPage } from '../standards/standard-page.tsx';

/** Where the page of a standard meets the rating: each indicator can be tried with figures. */
export function StandardWithExample() {
  return <StandardPage example={RuleExample} />;
}
