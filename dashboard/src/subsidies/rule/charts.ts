import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only the parts that the page of a rule draws with.
use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

export { init };
