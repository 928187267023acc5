import { MapChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, TooltipComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// Only the parts that a map of districts draws with.
use([MapChart, ScatterChart, GeoComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export { init, registerMap };
