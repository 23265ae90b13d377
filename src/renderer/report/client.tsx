import './styles.css';
import { hydrateRoot } from 'react-dom/client';
import type { ReportInput } from '../../shared/contract/report.js';
import { DATA_ID, ROOT_ID } from './document-ids.js';
import { ReportPage } from './report-page.js';

const root = document.getElementById(ROOT_ID);
const data = document.getElementById(DATA_ID)?.textContent;
if (root !== null && data !== undefined && data !== null) {
  document.documentElement.dataset['live'] = '';
  // Checked by its schema when it was written beside this script, by the same build.
  hydrateRoot(root, <ReportPage input={JSON.parse(data) as ReportInput} />);
}
