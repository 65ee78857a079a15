/** How WeChat's own components look before any WXSS; the browser knows nothing of their tags. */
export const baseStyle = `
html, body { margin: 0; padding: 0; min-height: 100%; }
body { font-family: -apple-system, "PingFang SC", "Noto Sans SC", sans-serif; font-size: 16px; line-height: normal;
  overflow-x: hidden; word-break: break-word; }
::-webkit-scrollbar { display: none; }
wx-page { display: contents; }
wx-view, wx-scroll-view, wx-form, wx-checkbox-group, wx-radio-group, wx-picker, wx-swiper, wx-swiper-item,
wx-navigator, wx-movable-area, wx-movable-view, wx-cover-view, wx-rich-text { display: block; }
wx-text { display: inline; white-space: pre-line; }
wx-label, wx-switch, wx-checkbox, wx-radio, wx-icon { display: inline-block; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-input { display: block; height: 1.4em; min-height: 1.4em; overflow: hidden; }
wx-textarea { display: block; width: 300px; height: 150px; }
wx-scroll-view { width: 100%; overflow: hidden; }
wx-swiper { height: 150px; overflow: hidden; position: relative; }
wx-swiper-item { position: absolute; width: 100%; height: 100%; }
wx-button { display: block; position: relative; box-sizing: border-box; margin: 0 auto; padding: 8px 24px;
  font-size: 17px; font-weight: 700; line-height: 1.41176471; text-align: center; border-radius: 4px;
  background: #f2f2f2; color: #06ae56; overflow: hidden; }
wx-root-portal { display: contents; }
`
