import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { LoadingNote } from '../ui/loading-note.js';
import { MissingPage } from './missing-page.js';
import { numberInAddress } from './page-names.js';

const StudiesScreen = lazy(async () => ({
  default: (await import('../screens/studies/studies-screen.js')).StudiesScreen,
}));
const DesignScreen = lazy(async () => ({
  default: (await import('../screens/design/design-screen.js')).DesignScreen,
}));
const RunScreen = lazy(async () => ({ default: (await import('../screens/run/run-screen.js')).RunScreen }));
const ResultsScreen = lazy(async () => ({
  default: (await import('../screens/results/results-screen.js')).ResultsScreen,
}));
const ResponsesScreen = lazy(async () => ({
  default: (await import('../screens/responses/responses-screen.js')).ResponsesScreen,
}));
const BundlesScreen = lazy(async () => ({
  default: (await import('../screens/bundles/bundles-screen.js')).BundlesScreen,
}));
const CompareScreen = lazy(async () => ({
  default: (await import('../screens/bundles/compare/compare-screen.js')).CompareScreen,
}));
const SubjectsScreen = lazy(async () => ({
  default: (await import('../screens/subjects/subjects-screen.js')).SubjectsScreen,
}));
const InstrumentsScreen = lazy(async () => ({
  default: (await import('../screens/instruments/instruments-screen.js')).InstrumentsScreen,
}));
const PersonasScreen = lazy(async () => ({
  default: (await import('../screens/personas/personas-screen.js')).PersonasScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../screens/settings/settings-screen.js')).SettingsScreen,
}));
const AboutScreen = lazy(async () => ({
  default: (await import('../screens/about/about-screen.js')).AboutScreen,
}));

/** The page that the address names. Pages are loaded when they are first opened. */
export function Routes() {
  return (
    <Suspense fallback={<LoadingNote text="Opening the page" />}>
      <Switch>
        <Route path="/">
          <StudiesScreen />
        </Route>
        <Route path="/design/:draft">
          {({ draft }) => numbered(draft, (id) => <DesignScreen draft={id} key={id} />)}
        </Route>
        <Route path="/run/:study">
          {({ study }) => numbered(study, (id) => <RunScreen study={id} key={id} />)}
        </Route>
        <Route path="/results/:study">
          {({ study }) => numbered(study, (id) => <ResultsScreen study={id} key={id} />)}
        </Route>
        <Route path="/responses/:study">
          {({ study }) => numbered(study, (id) => <ResponsesScreen study={id} key={id} />)}
        </Route>
        <Route path="/bundles">
          <BundlesScreen />
        </Route>
        <Route path="/compare/:study">
          {({ study }) => numbered(study, (id) => <CompareScreen study={id} key={id} />)}
        </Route>
        <Route path="/subjects">
          <SubjectsScreen />
        </Route>
        <Route path="/instruments">
          <InstrumentsScreen />
        </Route>
        <Route path="/instruments/:id">{({ id }) => <InstrumentsScreen id={decodedName(id)} />}</Route>
        <Route path="/personas">
          <PersonasScreen />
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route path="/about">
          <AboutScreen />
        </Route>
        <Route>
          <MissingPage />
        </Route>
      </Switch>
    </Suspense>
  );
}

function numbered(text: string, page: (id: number) => ReactNode): ReactNode {
  const id = numberInAddress(text);
  return id === null ? <MissingPage /> : page(id);
}

/** A name out of an address; one that was cut in the middle of an escape stands as it is. */
function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
