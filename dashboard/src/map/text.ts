export const text = {
  zh: {
    cities: { jinan: '济南市', qingdao: '青岛市' },
    noFigure: '没有数据',
    zone: '功能区，示意位置',
    schematic: '示意位置',
    reference: '轮廓仅供参考',
    table: '以表格查看',
    units: '各单位',
    ranks: (first: number, last: number) =>
      first === last ? `第 ${first} 位` : `第 ${first}–${last} 位`,
    simulated: '模拟数据。',
    summary: (city: string, title: string, figures: number, units: number) =>
      `${city}地图：${title}。${units} 个单位中 ${figures} 个有数据。`,
    group: (name: string, units: readonly string[]) => `${name}：${units.join('、')}。`,
    failed: '地图没能载入，数字见表格。',
  },
  en: {
    cities: { jinan: 'Jinan', qingdao: 'Qingdao' },
    noFigure: 'No figure',
    zone: 'Functional zone, position schematic',
    schematic: 'Position schematic',
    reference: 'Outlines for reference only',
    table: 'View as a table',
    units: 'Units',
    ranks: (first: number, last: number) =>
      first === last ? `Rank ${first}` : `Ranks ${first}–${last}`,
    simulated: 'Simulated figures. ',
    summary: (city: string, title: string, figures: number, units: number) =>
      `Map of ${city}: ${title}. ${figures} of ${units} units have a figure. `,
    group: (name: string, units: readonly string[]) => `${name}: ${units.join(', ')}. `,
    failed: 'The map could not be loaded; the table has the figures.',
  },
} as const;
