import type { Norms } from '../../../shared/domain/instrument.js';
import { IPIP_NEO_120_NORM_GROUPS, type NormGroup } from './ipip-neo-120-sums.js';

const DOMAINS = ['N', 'E', 'O', 'A', 'C'] as const;
const ITEMS_OF_DOMAIN = 24;
const ITEMS_OF_FACET = 4;

/**
 * Human norms of the IPIP-NEO-120: eight groups by sex and age of the volunteers who answered it on the web, with means and
 * standard deviations of its 5 domains and 30 facets. The published sums of items are divided by the number of items, so
 * they lie on the response scale (1 to 5), as scale scores do. The volunteers chose themselves and are no sample of a
 * population; the script that the figures come from does not say how many there were.
 */
export function ipipNorms(): Norms[] {
  return IPIP_NEO_120_NORM_GROUPS.map((group) => ({
    id: `johnson-${group.id}`,
    name: `Internet volunteers, ${group.people}`,
    population: `${capitalised(group.people)} who answered the IPIP-NEO on the web of their own accord, in English, from any country; they are not a sample of a population, and their number is not stated.`,
    source:
      'Johnson, J. A., scoring script of the IPIP-NEO-120 (shortipipneo3.cgi, table @norm), published on his web site and with Johnson, J. A. (2010), Web-based self-report personality scales, in S. D. Gosling & J. A. Johnson (Eds.), Advanced methods for conducting online behavioral research, American Psychological Association, chapter 10. Sums of items, divided here by the number of items.',
    url: 'http://www.personal.psu.edu/~j5j/IPIP/ipipneo120.htm',
    scales: scalesOf(group),
  }));
}

function scalesOf({ domains, facets }: NormGroup): Norms['scales'] {
  const scales: Norms['scales'] = {};
  DOMAINS.forEach((domain, position) => {
    const [mean, standardDeviation] = domains[position] ?? [Number.NaN, Number.NaN];
    scales[domain] = onResponseScale(mean, standardDeviation, ITEMS_OF_DOMAIN);
    const [means, standardDeviations] = facets[position] ?? [[], []];
    means.forEach((facetMean, place) => {
      scales[`${domain}${place + 1}`] = onResponseScale(
        facetMean,
        standardDeviations[place] ?? Number.NaN,
        ITEMS_OF_FACET,
      );
    });
  });
  return scales;
}

function onResponseScale(mean: number, standardDeviation: number, items: number): Norms['scales'][string] {
  return { mean: mean / items, standardDeviation: standardDeviation / items };
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
