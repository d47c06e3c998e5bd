/** Every family of components, loaded for what it registers. */
import './adf';
import './buttons';
import './charts';
import './choices';
import './feedback';
import './fields';
import './forms';
import './icons';
import './layout';
import './overlays';
import './people';
import './tables';
import './text';
