/** A publication as it stands in a sentence, and as it stands in the list. */
interface Reference {
  readonly short: string;
  readonly full: string;
}

/** What the measures come from, as `docs/` and the doc comments of `src/main/analysis` name it. */
const REFERENCES = {
  ayer: {
    short: 'Ayer et al., 1955',
    full: 'Ayer, M., Brunk, H. D., Ewing, G. M., Reid, W. T., & Silverman, E. (1955). An empirical distribution function for sampling with incomplete information. Annals of Mathematical Statistics, 26, 641-647.',
  },
  bergerHsu: {
    short: 'Berger & Hsu, 1996',
    full: 'Berger, R. L., & Hsu, J. C. (1996). Bioequivalence trials, intersection-union tests and equivalence confidence sets. Statistical Science, 11, 283-319.',
  },
  campbellFiske: {
    short: 'Campbell & Fiske, 1959',
    full: 'Campbell, D. T., & Fiske, D. W. (1959). Convergent and discriminant validation by the multitrait-multimethod matrix. Psychological Bulletin, 56, 81-105.',
  },
  cohen: {
    short: 'Cohen, 1968',
    full: 'Cohen, J. (1968). Weighted kappa: Nominal scale agreement with provision for scaled disagreement or partial credit. Psychological Bulletin, 70, 213-220.',
  },
  contreras: {
    short: 'Contreras, 2026',
    full: 'Contreras, J. M. (2026). An LLM-native psychometric instrument does not predict LLM behavior: Evidence across 25 models. arXiv:2606.09843.',
  },
  cronbach: {
    short: 'Cronbach, 1951',
    full: 'Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, 16, 297-334.',
  },
  efronTibshirani: {
    short: 'Efron & Tibshirani, 1993',
    full: 'Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.',
  },
  flemingLau: {
    short: 'Fleming & Lau, 2014',
    full: 'Fleming, S. M., & Lau, H. C. (2014). How to measure metacognition. Frontiers in Human Neuroscience, 8, 443.',
  },
  han: {
    short: 'Han et al., 2025',
    full: 'Han, P., Kocielnik, R., Song, P., Debnath, R., Mobbs, D., Anandkumar, A., & Alvarez, R. M. (2025). The personality illusion: Revealing dissociation between self-reports & behavior in LLMs. arXiv:2509.03730.',
  },
  henseler: {
    short: 'Henseler et al., 2015',
    full: 'Henseler, J., Ringle, C. M., & Sarstedt, M. (2015). A new criterion for assessing discriminant validity in variance-based structural equation modeling. Journal of the Academy of Marketing Science, 43, 115-135.',
  },
  holm: {
    short: 'Holm, 1979',
    full: 'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, 6, 65-70.',
  },
  krichevskyTrofimov: {
    short: 'Krichevsky & Trofimov, 1981',
    full: 'Krichevsky, R. E., & Trofimov, V. K. (1981). The performance of universal encoding. IEEE Transactions on Information Theory, 27, 199-207.',
  },
  kullbackLeibler: {
    short: 'Kullback & Leibler, 1951',
    full: 'Kullback, S., & Leibler, R. A. (1951). On information and sufficiency. Annals of Mathematical Statistics, 22, 79-86.',
  },
  lakens: {
    short: 'Lakens, 2017',
    full: 'Lakens, D. (2017). Equivalence tests: A practical primer for t tests, correlations, and meta-analyses. Social Psychological and Personality Science, 8, 355-362.',
  },
  liangZeger: {
    short: 'Liang & Zeger, 1986',
    full: 'Liang, K.-Y., & Zeger, S. L. (1986). Longitudinal data analysis using generalized linear models. Biometrika, 73, 13-22.',
  },
  mccraeCosta: {
    short: 'McCrae & Costa, 1989',
    full: 'McCrae, R. R., & Costa, P. T. (1989). Reinterpreting the Myers-Briggs Type Indicator from the perspective of the five-factor model of personality. Journal of Personality, 57, 17-40.',
  },
  mcgrawWong: {
    short: 'McGraw & Wong, 1996',
    full: 'McGraw, K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation coefficients. Psychological Methods, 1, 30-46.',
  },
  miehling: {
    short: 'Miehling et al., 2025',
    full: 'Miehling, E., Desmond, M., Natesan Ramamurthy, K., Daly, E. M., Varshney, K. R., Farchi, E., Dognin, P., Rios, J., Bouneffouf, D., Liu, M., & Sattigeri, P. (2025). Evaluating the prompt steerability of large language models. Proceedings of NAACL 2025, 7874-7900.',
  },
  nelson: {
    short: 'Nelson, 1984',
    full: 'Nelson, T. O. (1984). A comparison of current measures of the accuracy of feeling-of-knowing predictions. Psychological Bulletin, 95, 109-133.',
  },
  olejnikAlgina: {
    short: 'Olejnik & Algina, 2003',
    full: 'Olejnik, S., & Algina, J. (2003). Generalized eta and omega squared statistics: Measures of effect size for some common research designs. Psychological Methods, 8, 434-447.',
  },
  schuirmann: {
    short: 'Schuirmann, 1987',
    full: 'Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability. Journal of Pharmacokinetics and Biopharmaceutics, 15, 657-680.',
  },
  serapioGarcia: {
    short: 'Serapio-García et al., 2023',
    full: 'Serapio-García, G., Safdari, M., Crepy, C., Sun, L., Fitz, S., Romero, P., Abdulhai, M., Faust, A., & Matarić, M. (2023). Personality traits in large language models. arXiv:2307.00184.',
  },
  shroutFleiss: {
    short: 'Shrout & Fleiss, 1979',
    full: 'Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater reliability. Psychological Bulletin, 86, 420-428.',
  },
  simonsohn: {
    short: 'Simonsohn et al., 2020',
    full: 'Simonsohn, U., Simmons, J. P., & Nelson, L. D. (2020). Specification curve analysis. Nature Human Behaviour, 4, 1208-1214.',
  },
  szekelyRizzo: {
    short: 'Székely & Rizzo, 2013',
    full: 'Székely, G. J., & Rizzo, M. L. (2013). Energy statistics: A class of statistics based on distances. Journal of Statistical Planning and Inference, 143, 1249-1272.',
  },
  wang: {
    short: 'Wang et al., 2024',
    full: 'Wang, X., Ma, B., Hu, C., Weber-Genzel, L., Röttger, P., Kreuter, F., Hovy, D., & Plank, B. (2024). "My answer is C": First-token probabilities do not match text answers in instruction-tuned language models. arXiv:2402.14499.',
  },
} as const satisfies Record<string, Reference>;

export type ReferenceKey = keyof typeof REFERENCES;

/** The list of references of one text, in the order of first use. */
export class Citations {
  readonly #full = new Set<string>();

  /** `(Author, year; Author, year)`, each put into the list. */
  cite(...keys: readonly ReferenceKey[]): string {
    for (const key of keys) this.#full.add(REFERENCES[key].full);
    return `(${keys.map((key) => REFERENCES[key].short).join('; ')})`;
  }

  /** Puts a citation into the list that has no short form: of an instrument, a program. */
  add(full: string): void {
    this.#full.add(full);
  }

  list(): string[] {
    return [...this.#full];
  }
}
