import { BarChart, CustomChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only the parts that the pages of exposure draw with.
use([BarChart, CustomChart, GridComponent, TooltipComponent, SVGRenderer]);

export { init };
