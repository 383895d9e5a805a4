// The documentation: its links and code as the repository has them, and the site that is made of it.

import "./links.mjs";
import "./code.mjs";
import "./figures.mjs";
import "./pages.mjs";
