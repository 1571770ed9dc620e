import { before, fixtureSites } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { ContactCell } from './ContactCell';
import { toSiteTableRow } from './siteRow';

const [site] = fixtureSites();
const cell = (
  lastContact: string | undefined,
  state: 'available' | 'unknown',
) =>
  renderAt(
    <ContactCell
      site={toSiteTableRow({ ...site, lastContact, availability: { state } })}
    />,
  ).container;

describe('ContactCell', () => {
  it('says never where nothing was ever heard', () => {
    expect(cell(undefined, 'unknown')).toHaveTextContent('never');
  });

  it('puts a clock beside a late contact of a site that still counts as available', () => {
    expect(
      cell(before(240_000), 'available').querySelector('svg'),
    ).toBeTruthy();
    expect(cell(before(240_000), 'unknown').querySelector('svg')).toBeNull();
    expect(cell(before(20_000), 'available').querySelector('svg')).toBeNull();
  });
});
