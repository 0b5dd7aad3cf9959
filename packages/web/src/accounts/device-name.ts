const browsers = [
  [/MicroMessenger\//, '微信 WeChat'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/(?:QIHU|360SE|360EE)/, '360'],
  [/HuaweiBrowser\//, '华为浏览器 Huawei'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systems = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** A browser and system that a person recognises, from the browser's own words about itself; null where they tell nothing. */
export function deviceName(userAgent: string | null): string | null {
  const find = (list: typeof browsers | typeof systems) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(' · ') || null;
}
