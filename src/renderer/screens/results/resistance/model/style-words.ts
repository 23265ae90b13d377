import type { AnswerStyle, ResponseStyle } from '../../../../../shared/domain/resistance.js';
import { formatNumber, formatShift } from '../../../../charts/layout/number-text.js';
import { formatShare } from '../../../../formatting/numbers.js';

/** A figure of the response style: its name, its value, and what that means. */
export interface StyleFigure {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly words: string;
}

/** Points of the response scale under which an answer leans to neither side for a reader's purposes. */
const NO_LEAN = 0.005;

/** How a subject answers whatever is asked, figure by figure; those that do not apply are left out. */
export function styleFigures(style: ResponseStyle): StyleFigure[] {
  return [
    ...answerFigures(style),
    ...shareFigure(
      'off-option',
      'Off the options',
      style.offOption,
      'of the probability lies on words that are no option.',
    ),
    ...shareFigure('refusals', 'Refusals', style.refusalRate, refusalWords(style)),
    ...shareFigure(
      'unparsed',
      'Not readable',
      style.unparsedRate,
      'of the answers name no option that can be told.',
    ),
    ...shareFigure(
      'truncated',
      'Cut off',
      style.truncatedRate,
      'of the answers end before an option is named.',
    ),
    ...orderFigures(style),
    ...consistencyFigures(style),
  ];
}

function answerFigures(style: ResponseStyle): StyleFigure[] {
  const { acquiescence, extremity, midpointUse } = style;
  return [
    ...(acquiescence === null
      ? []
      : [
          {
            key: 'acquiescence',
            name: 'Acquiescence',
            value: withDefault(style, 'acquiescence', (value) => formatShift(value)),
            words: lean(
              acquiescence,
              'Agrees with items and their opposites alike',
              'Disagrees with items and their opposites alike',
              'Leans neither to agreeing nor to disagreeing',
            ),
          },
        ]),
    ...(extremity === null
      ? []
      : [
          {
            key: 'extremity',
            name: 'Extremity',
            value: withDefault(style, 'extremity', formatShare),
            words: 'of the probability lies on the first or last option.',
          },
        ]),
    ...(midpointUse === null
      ? []
      : [
          {
            key: 'midpoint',
            name: 'Midpoint use',
            value: withDefault(style, 'midpointUse', formatShare),
            words: 'of the probability lies on the middle option.',
          },
        ]),
  ];
}

function orderFigures({ orderEffect, positionShift }: ResponseStyle): StyleFigure[] {
  return [
    ...(orderEffect === null
      ? []
      : [
          {
            key: 'order',
            name: 'Order effect',
            value: `${formatNumber(orderEffect)} points`,
            words: 'is how far an answer moves, on average, when the options are turned round.',
          },
        ]),
    ...(positionShift === null
      ? []
      : [
          {
            key: 'position',
            name: 'Position shift',
            value: `${formatShift(positionShift)} points`,
            words: lean(
              positionShift,
              'Later options are favoured',
              'Earlier options are favoured',
              'Neither earlier nor later options are favoured',
            ),
          },
        ]),
  ];
}

function consistencyFigures({ alpha, omega }: ResponseStyle): StyleFigure[] {
  const figures = [
    {
      key: 'alpha',
      name: 'Cronbach’s α',
      value: alpha,
      words: 'Items of a scale move together over conditions: 1 fully, 0 not at all.',
    },
    {
      key: 'omega',
      name: 'McDonald’s ω',
      value: omega,
      words: 'The same, where items may weigh differently.',
    },
  ];
  return figures.flatMap(({ value, ...rest }) =>
    value === null ? [] : [{ ...rest, value: formatNumber(value) }],
  );
}

function shareFigure(key: string, name: string, share: number | null, words: string): StyleFigure[] {
  return share === null ? [] : [{ key, name, value: formatShare(share), words }];
}

function refusalWords({ refusalRateByKind }: ResponseStyle): string {
  const kinds = Object.entries(refusalRateByKind ?? {}).map(([kind, rate]) => `${kind} ${formatShare(rate)}`);
  return `of the answers refuse${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}.`;
}

function withDefault(style: ResponseStyle, key: keyof AnswerStyle, text: (value: number) => string): string {
  const [all, own] = [style[key], style.default[key]];
  if (all === null) return '';
  return own === null ? text(all) : `${text(all)} (default ${text(own)})`;
}

function lean(value: number, above: string, below: string, neither: string): string {
  if (Math.abs(value) < NO_LEAN) return `${neither}.`;
  return `${value > 0 ? above : below}.`;
}
