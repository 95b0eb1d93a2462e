import 'htmx.org';
import './base.css';
import './frame.css';
import './parts.css';
import './list.css';
import './detail.css';
import './form.css';
import './copy.js';
import './form.js';
import './keys.js';
import './live.js';

// The chart's library is fetched only where there is a chart.
if (document.getElementById('chart')) {
  import('./chart.js');
}
