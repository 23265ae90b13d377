/** A page of the window that can be looked at, by its address after `#`. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Text that is there once the page has what it shows. */
  readonly shows: RegExp;
}

/** Every screen, over a data folder with one finished study, one draft, and the study's bundle imported beside it. */
export function screens(study: number, draft: number, imported: number): readonly Screen[] {
  return [
    { name: 'studies', path: '/', shows: /first-study/ },
    { name: 'design', path: `/design/${draft}`, shows: /Lock plan/ },
    { name: 'run', path: `/run/${study}`, shows: /first-study/ },
    { name: 'results', path: `/results/${study}`, shows: /[Rr]esistance/ },
    { name: 'responses', path: `/responses/${study}`, shows: /Condition/ },
    { name: 'bundles', path: '/bundles', shows: /Was here already|It is only read/ },
    { name: 'compare', path: `/compare/${imported}?mine=${study}`, shows: /How they were run/ },
    { name: 'subjects', path: '/subjects', shows: /Calibration: pliant/ },
    { name: 'models-to-try', path: '/subjects?part=catalogue', shows: /SmolLM2/ },
    { name: 'downloads', path: '/subjects?part=downloads', shows: /Nothing was fetched yet/ },
    { name: 'instruments', path: '/instruments', shows: /Response options|Items/ },
    { name: 'personas', path: '/personas', shows: /Placebos/ },
    { name: 'settings', path: '/settings', shows: /Data folder/ },
    { name: 'about', path: '/about', shows: /BibTeX|To cite/ },
  ];
}

/** Results and design of one kind's study. */
export function kindScreens(kind: string, study: number, draft: number): readonly Screen[] {
  return [
    { name: `${kind}-results`, path: `/results/${study}`, shows: /Gate|Details/ },
    { name: `${kind}-design`, path: `/design/${draft}`, shows: /Lock plan/ },
  ];
}

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
