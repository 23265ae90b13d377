import type { CoverStory } from '../../src/main/studies/identity/stimuli/evidence-tables.js';

/**
 * The covers of the shipped evidence tables, in our own words. Who would rather have which conclusion is the authors'
 * judgement, except for the ban (Dash et al. 2025, arXiv 2506.20020).
 */
export const STORIES: readonly CoverStory[] = [
  {
    id: 'skin-cream',
    name: 'Skin cream (neutral)',
    story: 'A study followed people who had a rash. Some of them used a new skin cream and some did not.',
    groups: ['Used the cream', 'Did not use the cream'],
    outcomes: ['saw the rash get better', 'saw the rash get worse'],
    claims: [
      {
        id: 'helps',
        name: 'the cream helps',
        held: [],
        option: 'With the cream a rash was more likely to get better than without it.',
      },
      {
        id: 'harms',
        name: 'the cream harms',
        held: [],
        option: 'With the cream a rash was more likely to get worse than without it.',
      },
    ],
  },
  {
    id: 'handgun-ban',
    name: 'Ban on carrying handguns',
    story:
      'A study compared cities. Some had forbidden people to carry a hidden handgun in public and some had not.',
    groups: ['Cities with the ban', 'Cities without the ban'],
    outcomes: ['saw crime go down', 'saw crime go up'],
    claims: [
      {
        id: 'less',
        name: 'the ban lowers crime',
        held: ['political-left', 'democrat'],
        option: 'With the ban crime was more likely to go down than without it.',
      },
      {
        id: 'more',
        name: 'the ban raises crime',
        held: ['political-right', 'republican'],
        option: 'With the ban crime was more likely to go up than without it.',
      },
    ],
  },
  {
    id: 'prayer',
    name: 'Prayer after an operation',
    story: 'A study followed people after an operation. Some of them prayed every day and some did not.',
    groups: ['Prayed every day', 'Did not pray'],
    outcomes: ['were well again soon', 'were ill for long'],
    claims: [
      {
        id: 'helps',
        name: 'prayer helps',
        held: ['religious'],
        option: 'With prayer people were more likely to be well soon than without it.',
      },
      {
        id: 'harms',
        name: 'prayer does not help',
        held: ['not-religious'],
        option: 'With prayer people were more likely to be ill for long than without it.',
      },
    ],
  },
  {
    id: 'degree',
    name: 'University degree at work',
    story:
      'A study compared people who did the same job. Some had a university degree and some had left school early.',
    groups: ['With a degree', 'Without a degree'],
    outcomes: ['did the job well', 'did the job badly'],
    claims: [
      {
        id: 'better',
        name: 'a degree makes for better work',
        held: ['university-graduate'],
        option: 'With a degree people were more likely to do the job well than without one.',
      },
      {
        id: 'worse',
        name: 'a degree makes for worse work',
        held: ['school-leaver'],
        option: 'With a degree people were more likely to do the job badly than without one.',
      },
    ],
  },
  {
    id: 'leadership',
    name: 'Firms led by women',
    story: 'A study compared firms of the same trade. Some were led by a woman and some by a man.',
    groups: ['Led by a woman', 'Led by a man'],
    outcomes: ['made a profit', 'made a loss'],
    claims: [
      {
        id: 'profit',
        name: 'women lead better',
        held: ['woman'],
        option: 'Firms led by women were more likely to make a profit than firms led by men.',
      },
      {
        id: 'loss',
        name: 'men lead better',
        held: ['man'],
        option: 'Firms led by women were more likely to make a loss than firms led by men.',
      },
    ],
  },
];
