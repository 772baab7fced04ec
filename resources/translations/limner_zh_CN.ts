<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BrushPreset</name>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线条</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块面</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽阔</translation>
    </message>
</context>
<context>
    <name>ClassEdits</name>
    <message>
        <source>Nothing changes: there is none of it, or it is locked or not selected</source>
        <translation>没有变化：没有该类别，或已锁定、未被选中</translation>
    </message>
    <message>
        <source>Grow %1</source>
        <translation>扩大：%1</translation>
    </message>
    <message>
        <source>Shrink %1</source>
        <translation>缩小：%1</translation>
    </message>
    <message>
        <source>Replace %1 with %2</source>
        <translation>将%1替换为%2</translation>
    </message>
    <message>
        <source>Smooth the border of %1</source>
        <translation>平滑边界：%1</translation>
    </message>
</context>
<context>
    <name>ClassMarks</name>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏%1</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>显示所有类别</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>仅显示%1</translation>
    </message>
    <message>
        <source>Paint only over %1</source>
        <translation>仅在%1上绘制</translation>
    </message>
    <message>
        <source>Paint only over, without %1</source>
        <translation>仅在所选类别上绘制，去除%1</translation>
    </message>
    <message>
        <source>Paint over all classes</source>
        <translation>可在所有类别上绘制</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;New portrait</source>
        <translation>新建肖像(&amp;N)</translation>
    </message>
    <message>
        <source>New from seed</source>
        <translation>从种子新建</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Import &amp;label map…</source>
        <translation>导入标签图(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Reference photo…</source>
        <translation>参考照片(&amp;R)…</translation>
    </message>
    <message>
        <source>Lay a photo under the label map</source>
        <translation>在标签图下方放置一张照片</translation>
    </message>
    <message>
        <source>Remove reference photo</source>
        <translation>移除参考照片</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图像(&amp;E)…</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>再次导出(&amp;G)</translation>
    </message>
    <message>
        <source>Repeat the last export with the portrait as it is now</source>
        <translation>以当前肖像重复上一次导出</translation>
    </message>
    <message>
        <source>Export &amp;turntable…</source>
        <translation>导出转台动画(&amp;T)…</translation>
    </message>
    <message>
        <source>Export label ma&amp;p…</source>
        <translation>导出标签图(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the portrait at full quality into the picture folder</source>
        <translation>以最高质量将肖像保存到图片文件夹</translation>
    </message>
    <message>
        <source>Quick save without background</source>
        <translation>快速保存（无背景）</translation>
    </message>
    <message>
        <source>Save the head alone, on a transparent background</source>
        <translation>仅保存头部，背景透明</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>首选项(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>Random &amp;person</source>
        <translation>随机人物(&amp;P)</translation>
    </message>
    <message>
        <source>Throw the dice for everything that is not locked</source>
        <translation>随机生成所有未锁定的内容</translation>
    </message>
    <message>
        <source>Random &amp;style of the active part</source>
        <translation>当前部位的随机风格(&amp;S)</translation>
    </message>
    <message>
        <source>Random &amp;expression</source>
        <translation>随机表情(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Neutralise expression</source>
        <translation>恢复中性表情(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Front pose</source>
        <translation>正面姿态(&amp;F)</translation>
    </message>
    <message>
        <source>Reset &amp;light</source>
        <translation>重置光照(&amp;L)</translation>
    </message>
    <message>
        <source>Reset light</source>
        <translation>重置光照</translation>
    </message>
    <message>
        <source>&amp;Discard strokes</source>
        <translation>丢弃笔画(&amp;D)</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>Turn up</source>
        <translation>向上转</translation>
    </message>
    <message>
        <source>Turn down</source>
        <translation>向下转</translation>
    </message>
    <message>
        <source>%1 by 1°</source>
        <translation>%1 1°</translation>
    </message>
    <message>
        <source>%1 by 5°</source>
        <translation>%1 5°</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>滚转</translation>
    </message>
    <message>
        <source>Roll by 5°</source>
        <translation>滚转 5°</translation>
    </message>
    <message>
        <source>Roll by −5°</source>
        <translation>滚转 −5°</translation>
    </message>
    <message>
        <source>Default field of view</source>
        <translation>默认视场角</translation>
    </message>
    <message>
        <source>Reset camera</source>
        <translation>重置相机</translation>
    </message>
    <message>
        <source>Reset pose and camera</source>
        <translation>重置姿态和相机</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>布局：%1</translation>
    </message>
    <message>
        <source>Workspace: %1</source>
        <translation>工作区：%1</translation>
    </message>
    <message>
        <source>&amp;Save workspace as…</source>
        <translation>工作区另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Reset workspace</source>
        <translation>重置工作区(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;move workspace…</source>
        <translation>移除工作区(&amp;M)…</translation>
    </message>
    <message>
        <source>Next layout</source>
        <translation>下一个布局</translation>
    </message>
    <message>
        <source>Previous layout</source>
        <translation>上一个布局</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Label map fainter</source>
        <translation>减弱标签图</translation>
    </message>
    <message>
        <source>Label map stronger</source>
        <translation>增强标签图</translation>
    </message>
    <message>
        <source>Canvas only</source>
        <translation>仅显示画布</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Full quality now</source>
        <translation>立即以最高质量渲染</translation>
    </message>
    <message>
        <source>Pause live rendering</source>
        <translation>暂停实时渲染</translation>
    </message>
    <message>
        <source>Performance overlay</source>
        <translation>性能显示</translation>
    </message>
    <message>
        <source>Show over the view what the last pictures cost</source>
        <translation>在视图上显示最近图像的耗时</translation>
    </message>
    <message>
        <source>Copy performance figures</source>
        <translation>复制性能数据</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>Show what works in the background</source>
        <translation>显示后台任务</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>笔刷</translation>
    </message>
    <message>
        <source>Eraser: back to what the model says</source>
        <translation>橡皮擦：恢复为模型的结果</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>吸管</translation>
    </message>
    <message>
        <source>Turn head (hold Q)</source>
        <translation>转动头部（按住 Q）</translation>
    </message>
    <message>
        <source>Turn light (hold J)</source>
        <translation>转动光源（按住 J）</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Lock the active class</source>
        <translation>锁定当前类别</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>减小笔刷</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>增大笔刷</translation>
    </message>
    <message>
        <source>Swap with the previous class</source>
        <translation>与上一个类别互换</translation>
    </message>
    <message>
        <source>Default classes</source>
        <translation>默认类别</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>下一个类别</translation>
    </message>
    <message>
        <source>Previous class</source>
        <translation>上一个类别</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>反选(&amp;I)</translation>
    </message>
    <message>
        <source>Select the active &amp;class</source>
        <translation>选择当前类别(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>没有选区</translation>
    </message>
    <message>
        <source>Fill selection with %1</source>
        <translation>用“%1”填充选区</translation>
    </message>
    <message>
        <source>Fill selection with the active class</source>
        <translation>用当前类别填充选区</translation>
    </message>
    <message>
        <source>Fill selection with background</source>
        <translation>用背景填充选区</translation>
    </message>
    <message>
        <source>Command &amp;palette</source>
        <translation>命令面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Shortcut sheet</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Model information</source>
        <translation>模型信息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;About Limner</source>
        <translation>关于 Limner(&amp;A)</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>上一个面板</translation>
    </message>
    <message>
        <source>New from see&amp;d…</source>
        <translation>从种子新建(&amp;D)…</translation>
    </message>
    <message>
        <source>Quick save pict&amp;ure</source>
        <translation>快速保存图像(&amp;U)</translation>
    </message>
    <message>
        <source>Add snaps&amp;hot</source>
        <translation>添加快照(&amp;H)</translation>
    </message>
    <message>
        <source>Export &amp;mesh…</source>
        <translation>导出网格(&amp;M)…</translation>
    </message>
    <message>
        <source>The head for 3D programs: glTF, OBJ, PLY</source>
        <translation>供三维软件使用的头部：glTF、OBJ、PLY</translation>
    </message>
    <message>
        <source>Export s&amp;heet of people…</source>
        <translation>导出人物总表(&amp;H)…</translation>
    </message>
    <message>
        <source>Many seeds in the pose and light of the portrait</source>
        <translation>以当前肖像的姿态和光照呈现多个种子</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the keys of the timeline</source>
        <translation>播放时间轴上的关键帧</translation>
    </message>
    <message>
        <source>To the first frame</source>
        <translation>到第一帧</translation>
    </message>
    <message>
        <source>To the last frame</source>
        <translation>到最后一帧</translation>
    </message>
    <message>
        <source>To the previous key</source>
        <translation>到上一个关键帧</translation>
    </message>
    <message>
        <source>To the next key</source>
        <translation>到下一个关键帧</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Keep what was changed at this frame</source>
        <translation>记录在此帧所做的更改</translation>
    </message>
    <message>
        <source>Remove keys of this frame</source>
        <translation>删除此帧的关键帧</translation>
    </message>
    <message>
        <source>Keys by themselves</source>
        <translation>自动关键帧</translation>
    </message>
    <message>
        <source>Every change makes a key at the present frame</source>
        <translation>每次更改都会在当前帧添加关键帧</translation>
    </message>
    <message>
        <source>Export an&amp;imation…</source>
        <translation>导出动画(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Load model…</source>
        <translation>加载模型…(&amp;L)</translation>
    </message>
    <message>
        <source>A published checkpoint or a model pack</source>
        <translation>已发布的检查点或模型包</translation>
    </message>
    <message>
        <source>M&amp;odels</source>
        <translation>模型列表(&amp;O)</translation>
    </message>
    <message>
        <source>Which models there are, and which one draws</source>
        <translation>有哪些模型，以及由哪一个绘制</translation>
    </message>
    <message>
        <source>Rotate view by −15°</source>
        <translation>视图旋转 −15°</translation>
    </message>
    <message>
        <source>View upright</source>
        <translation>视图转正</translation>
    </message>
    <message>
        <source>Rotate view by 15°</source>
        <translation>视图旋转 15°</translation>
    </message>
    <message>
        <source>In &amp;point here</source>
        <translation>入点设在此处(&amp;P)</translation>
    </message>
    <message>
        <source>What is played and exported begins here (I)</source>
        <translation>从这里开始播放和导出 (I)</translation>
    </message>
    <message>
        <source>&amp;Out point here</source>
        <translation>出点设在此处(&amp;O)</translation>
    </message>
    <message>
        <source>What is played and exported ends here (O)</source>
        <translation>播放和导出到此为止 (O)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Mirror view</source>
        <translation>镜像视图</translation>
    </message>
    <message>
        <source>See the portrait as in a mirror; it stays as it is</source>
        <translation>像照镜子一样查看肖像；肖像本身不变</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Mask of the active part</source>
        <translation>当前部分的蒙版</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Normals</source>
        <translation>法线</translation>
    </message>
    <message>
        <source>Channel: %1</source>
        <translation>通道：%1</translation>
    </message>
    <message>
        <source>This model has no such channel</source>
        <translation>此模型没有这个通道</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>下一个通道</translation>
    </message>
    <message>
        <source>Previous channel</source>
        <translation>上一个通道</translation>
    </message>
    <message>
        <source>Do not compare</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划变</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Tap to see the portrait as it was, and again to come back; or hold</source>
        <translation>轻按查看原来的肖像，再按返回；也可按住</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>比较：%1</translation>
    </message>
    <message>
        <source>Next way to compare</source>
        <translation>下一种比较方式</translation>
    </message>
    <message>
        <source>Compare with the beginning</source>
        <translation>与最初状态比较</translation>
    </message>
    <message>
        <source>With the portrait as it was opened or begun, instead of a snapshot</source>
        <translation>与打开或新建时的肖像比较，而不是与快照比较</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴线</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>三分线</translation>
    </message>
    <message>
        <source>Safe frame</source>
        <translation>安全框</translation>
    </message>
    <message>
        <source>Guide: %1</source>
        <translation>参考线：%1</translation>
    </message>
    <message>
        <source>Edge snap</source>
        <translation>吸附边缘</translation>
    </message>
    <message>
        <source>Brush preset: %1</source>
        <translation>画笔预设：%1</translation>
    </message>
    <message>
        <source>The brush before this one</source>
        <translation>上一支画笔</translation>
    </message>
    <message>
        <source>Class: %1</source>
        <translation>类别：%1</translation>
    </message>
    <message>
        <source>Copy system &amp;report</source>
        <translation>复制系统报告(&amp;R)</translation>
    </message>
    <message>
        <source>What somebody who helps wants to know, as text; it holds no paths and no pictures</source>
        <translation>供协助者了解情况的文本；不含路径和图片</translation>
    </message>
    <message>
        <source>&amp;Notices</source>
        <translation>通知(&amp;N)</translation>
    </message>
    <message>
        <source>What the editor has said</source>
        <translation>编辑器的通知</translation>
    </message>
    <message>
        <source>Grab features of the face (hold G)</source>
        <translation>抓取面部特征（按住 G）</translation>
    </message>
    <message>
        <source>Save incremental</source>
        <translation>增量保存</translation>
    </message>
    <message>
        <source>Save under the next free number and go on with that file</source>
        <translation>以下一个可用编号保存，并继续使用该文件</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>保存副本(&amp;Y)…</translation>
    </message>
    <message>
        <source>Save to another file and stay with this one</source>
        <translation>保存到另一个文件，并继续使用当前文件</translation>
    </message>
    <message>
        <source>&amp;Last saved</source>
        <translation>上次保存的版本(&amp;L)</translation>
    </message>
    <message>
        <source>Back to what the file of the project holds</source>
        <translation>恢复到项目文件中的内容</translation>
    </message>
    <message>
        <source>The portrait is in no file yet.</source>
        <translation>肖像尚未保存到文件。</translation>
    </message>
    <message>
        <source>Copy &amp;label map</source>
        <translation>复制标签图(&amp;L)</translation>
    </message>
    <message>
        <source>An indexed picture in the colours of the classes, for paint programs</source>
        <translation>以类别颜色显示的索引图像，供绘画程序使用</translation>
    </message>
    <message>
        <source>Copy rec&amp;ipe</source>
        <translation>复制配方(&amp;I)</translation>
    </message>
    <message>
        <source>The whole portrait as text</source>
        <translation>以文本形式复制整个肖像</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste as &amp;new portrait</source>
        <translation>粘贴为新肖像(&amp;N)</translation>
    </message>
    <message>
        <source>A recipe in a project of its own</source>
        <translation>将配方放入新的项目</translation>
    </message>
    <message>
        <source>Play &amp;every frame</source>
        <translation>播放每一帧(&amp;E)</translation>
    </message>
    <message>
        <source>Leaves no frame out, however long its picture takes</source>
        <translation>无论绘制需要多久，都不跳过任何一帧</translation>
    </message>
    <message>
        <source>&amp;Record gestures</source>
        <translation>录制手势(&amp;R)</translation>
    </message>
    <message>
        <source>Plays to the end; what is done with the pose and the sliders meanwhile becomes keys. Esc stops.</source>
        <translation>播放到结尾；其间对姿态和滑块的操作会变成关键帧。按 Esc 停止。</translation>
    </message>
    <message>
        <source>&amp;Time-lapse of the strokes…</source>
        <translation>笔触延时动画(&amp;T)…</translation>
    </message>
    <message>
        <source>Makes keys of the painting out of the undo list</source>
        <translation>用撤销列表生成绘画的关键帧</translation>
    </message>
    <message>
        <source>A label map, a recipe, a picture or a file from the clipboard</source>
        <translation>剪贴板中的标签图、配方、图像或文件</translation>
    </message>
    <message>
        <source>Seed &amp;browser…</source>
        <translation>种子浏览器(&amp;B)…</translation>
    </message>
    <message>
        <source>Other people on a plane, and variations of this one, to choose from</source>
        <translation>平面上的其他人物以及当前人物的变化，供挑选</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>移动选区</translation>
    </message>
    <message>
        <source>&amp;Transform selection</source>
        <translation>变换选区(&amp;T)</translation>
    </message>
    <message>
        <source>Move, scale, turn and flip what is selected</source>
        <translation>移动、缩放、旋转和翻转所选内容</translation>
    </message>
    <message>
        <source>Flip &amp;left and right</source>
        <translation>左右翻转(&amp;L)</translation>
    </message>
    <message>
        <source>Mirror what is selected: left becomes right</source>
        <translation>镜像所选内容：左右互换</translation>
    </message>
    <message>
        <source>Flip &amp;up and down</source>
        <translation>上下翻转(&amp;U)</translation>
    </message>
    <message>
        <source>Mirror what is selected: up becomes down</source>
        <translation>镜像所选内容：上下互换</translation>
    </message>
    <message>
        <source>A&amp;pply transform</source>
        <translation>应用变换(&amp;P)</translation>
    </message>
    <message>
        <source>Cancel transfor&amp;m</source>
        <translation>取消变换(&amp;M)</translation>
    </message>
    <message>
        <source>Nothing was moved or pasted that could be applied or taken back</source>
        <translation>没有可应用或撤回的移动或粘贴内容</translation>
    </message>
    <message>
        <source>Write what was moved or pasted into the label map (Enter)</source>
        <translation>将移动或粘贴的内容写入标签图（回车）</translation>
    </message>
    <message>
        <source>Put back what was moved, or drop what was pasted (Esc)</source>
        <translation>放回移动的内容，或丢弃粘贴的内容（Esc）</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>关闭窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Random styles of &amp;all parts</source>
        <translation>所有部位的随机风格(&amp;A)</translation>
    </message>
    <message>
        <source>Throw the dice for the styles of all parts that are not locked</source>
        <translation>随机生成所有未锁定部位的风格</translation>
    </message>
    <message>
        <source>Random s&amp;hape</source>
        <translation>随机形状(&amp;H)</translation>
    </message>
    <message>
        <source>Throw the dice for identity, hair and what is worn, as far as they are not locked</source>
        <translation>随机生成未锁定的身份、头发和穿戴物</translation>
    </message>
    <message>
        <source>Random &amp;light</source>
        <translation>随机光照(&amp;L)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>Pose, expression, gaze, light and amounts as at first; the person, what is painted and what is locked stay</source>
        <translation>姿态、表情、视线、光照和程度恢复初始值；人物、所画内容和锁定的内容保留</translation>
    </message>
    <message>
        <source>Fit shape to &amp;painting</source>
        <translation>使形状符合绘画(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing is painted that is not a part of the head already</source>
        <translation>没有尚未成为头部一部分的画作</translation>
    </message>
    <message>
        <source>The painting becomes a part of the head and is seen from all sides</source>
        <translation>画作成为头部的一部分，从各个方向都能看到</translation>
    </message>
    <message>
        <source>This model has no shape that a painting could change, or no room for more</source>
        <translation>此模型没有可被画作改变的形状，或已无空间容纳更多</translation>
    </message>
    <message>
        <source>&amp;Copy pose</source>
        <translation>复制姿态(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste pose</source>
        <translation>粘贴姿态(&amp;P)</translation>
    </message>
    <message>
        <source>Pick region</source>
        <translation>选取区域</translation>
    </message>
    <message>
        <source>Copy left half to right</source>
        <translation>将左半边复制到右边</translation>
    </message>
    <message>
        <source>Copy right half to left</source>
        <translation>将右半边复制到左边</translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation>交换两侧</translation>
    </message>
    <message>
        <source>In the label map; left and right as in the picture. Locks and the selection count</source>
        <translation>在标签图中；左右以画面为准。锁定和选区均有效</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>The folder with what the editor has written down</source>
        <translation>编辑器记录所在的文件夹</translation>
    </message>
    <message>
        <source>&amp;Grow selection…</source>
        <translation>扩大选区(&amp;G)…</translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation>扩大选区</translation>
    </message>
    <message>
        <source>&amp;Shrink selection…</source>
        <translation>缩小选区(&amp;S)…</translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation>缩小选区</translation>
    </message>
    <message>
        <source>&amp;Border of the selection…</source>
        <translation>选区边界(&amp;B)…</translation>
    </message>
    <message>
        <source>Border of the selection</source>
        <translation>选区边界</translation>
    </message>
    <message>
        <source>Pixels of the label map</source>
        <translation>标签图像素</translation>
    </message>
    <message>
        <source>S&amp;elect again</source>
        <translation>重新选择(&amp;E)</translation>
    </message>
    <message>
        <source>Bring back what was selected last</source>
        <translation>恢复上一次的选区</translation>
    </message>
    <message>
        <source>Keep this brush</source>
        <translation>保存此画笔</translation>
    </message>
    <message>
        <source>Name; one that there is already is replaced</source>
        <translation>名称；已有的同名画笔会被替换</translation>
    </message>
    <message>
        <source>&amp;Keep this brush…</source>
        <translation>保存此画笔(&amp;K)…</translation>
    </message>
    <message>
        <source>Under a name, with size, smoothing and edges</source>
        <translation>以名称保存，包括大小、平滑和边缘</translation>
    </message>
    <message>
        <source>&amp;Reload brush</source>
        <translation>重新载入画笔(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete brush</source>
        <translation>删除画笔(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import brushes…</source>
        <translation>导入画笔(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export brushes…</source>
        <translation>导出画笔(&amp;E)…</translation>
    </message>
    <message>
        <source>All of your own, as one file</source>
        <translation>所有自己的画笔，存为一个文件</translation>
    </message>
    <message>
        <source>None of your own brushes is in use</source>
        <translation>当前未使用自己的画笔</translation>
    </message>
    <message>
        <source>Back to what was kept</source>
        <translation>恢复为保存时的状态</translation>
    </message>
    <message>
        <source>The brush is as it was kept</source>
        <translation>画笔与保存时相同</translation>
    </message>
    <message>
        <source>Takes the brush in use off the list</source>
        <translation>将正在使用的画笔从列表中移除</translation>
    </message>
    <message>
        <source>Show the active class in the overlay</source>
        <translation>在叠加层中显示当前类别</translation>
    </message>
    <message>
        <source>Show only the active class</source>
        <translation>仅显示当前类别</translation>
    </message>
    <message>
        <source>In the overlay; again shows all classes (Alt+click on its eye)</source>
        <translation>在叠加层中；再次执行则显示所有类别（Alt+单击其眼睛图标）</translation>
    </message>
    <message>
        <source>Paint only over the active class</source>
        <translation>仅在当前类别上绘制</translation>
    </message>
    <message>
        <source>Nothing writes over classes without this mark while one has it</source>
        <translation>只要有类别带此标记，其他类别就不会被覆盖</translation>
    </message>
    <message>
        <source>Paint over all classes</source>
        <translation>可在所有类别上绘制</translation>
    </message>
    <message>
        <source>Takes the marks &quot;Paint only over&quot; from all classes</source>
        <translation>取消所有类别的“仅在此上绘制”标记</translation>
    </message>
    <message>
        <source>Every class that is not locked is painted over</source>
        <translation>所有未锁定的类别均可被覆盖</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>替换：%1</translation>
    </message>
    <message>
        <source>The class that takes its place</source>
        <translation>取代它的类别</translation>
    </message>
    <message>
        <source>Grow the active class…</source>
        <translation>扩大当前类别…</translation>
    </message>
    <message>
        <source>Into what is not locked, by pixels of the label map</source>
        <translation>扩展到未锁定处，以标签图像素计</translation>
    </message>
    <message>
        <source>Grow %1</source>
        <translation>扩大：%1</translation>
    </message>
    <message>
        <source>Shrink the active class…</source>
        <translation>缩小当前类别…</translation>
    </message>
    <message>
        <source>What it leaves goes to the class beside it</source>
        <translation>让出的部分归相邻类别</translation>
    </message>
    <message>
        <source>Shrink %1</source>
        <translation>缩小：%1</translation>
    </message>
    <message>
        <source>Replace the active class with…</source>
        <translation>将当前类别替换为…</translation>
    </message>
    <message>
        <source>Smooth the border of the active class</source>
        <translation>平滑当前类别的边界</translation>
    </message>
    <message>
        <source>Rounds off corners, fills notches and drops specks</source>
        <translation>磨圆尖角、填补缺口并去除碎点</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Shapes: rectangle, ellipse, polygon</source>
        <translation>形状：矩形、椭圆、多边形</translation>
    </message>
    <message>
        <source>&amp;Device…</source>
        <translation>设备…(&amp;D)</translation>
    </message>
    <message>
        <source>Where the preferences say what computes</source>
        <translation>在首选项中选择用什么计算</translation>
    </message>
    <message>
        <source>P&amp;icture information</source>
        <translation>图像信息(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;tart page</source>
        <translation>开始页(&amp;T)</translation>
    </message>
    <message>
        <source>What to begin with, recent projects, and the first steps</source>
        <translation>从何开始、最近的项目和入门步骤</translation>
    </message>
    <message>
        <source>&amp;Arrange brushes…</source>
        <translation>整理画笔(&amp;A)…</translation>
    </message>
    <message>
        <source>Their order, and tags to find them by</source>
        <translation>它们的顺序，以及用于查找的标签</translation>
    </message>
    <message>
        <source>&amp;Merge edits</source>
        <translation>合并编辑(&amp;M)</translation>
    </message>
    <message>
        <source>Makes one of the paintings of this view</source>
        <translation>将此视角的绘画合为一个</translation>
    </message>
    <message>
        <source>No two paintings that are a part of the head belong to this view</source>
        <translation>此视角没有两个已成为头部一部分的绘画</translation>
    </message>
    <message>
        <source>Fixed &amp;gaze</source>
        <translation>固定视线(&amp;G)</translation>
    </message>
    <message>
        <source>The eyes stay on the viewer while the head turns</source>
        <translation>头部转动时视线保持看向观者</translation>
    </message>
    <message>
        <source>Magnetic lasso</source>
        <translation>磁性套索</translation>
    </message>
    <message>
        <source>&amp;Warp selection</source>
        <translation>变形选区(&amp;W)</translation>
    </message>
    <message>
        <source>Bend what is selected by a net of 4 × 4 handles</source>
        <translation>用 4 × 4 控制点网格弯曲所选内容</translation>
    </message>
</context>
<context>
    <name>EditTexts</name>
    <message>
        <source>Label map from a file</source>
        <translation>来自文件的标签图</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>笔画</translation>
    </message>
    <message>
        <source>Painting: %1</source>
        <translation>绘画：%1</translation>
    </message>
    <message>
        <source>Style: %1</source>
        <translation>风格：%1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Hair shape</source>
        <translation>发型</translation>
    </message>
    <message>
        <source>Worn things</source>
        <translation>穿戴物</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>What is locked is not merged</source>
        <translation>已锁定的内容不会合并</translation>
    </message>
    <message>
        <source>Only paintings of one view that are shown can be merged, two at least</source>
        <translation>只能合并同一视角中已显示的绘画，至少两个</translation>
    </message>
    <message>
        <source>Merge paintings</source>
        <translation>合并绘画</translation>
    </message>
</context>
<context>
    <name>ExportTrial</name>
    <message>
        <source>Estimate: less than 1 s, %1</source>
        <translation>估计：不到 1 秒，%1</translation>
    </message>
    <message>
        <source>Estimate: about %1 s, %2</source>
        <translation>估计：约 %1 秒，%2</translation>
    </message>
    <message>
        <source>Estimate: about %1 min, %2</source>
        <translation>估计：约 %1 分钟，%2</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Limner or CelebAMask-HQ label map (*.png)</source>
        <translation>Limner 或 CelebAMask-HQ 标签图 (*.png)</translation>
    </message>
    <message>
        <source>SofGAN label map, 20 classes (*.png)</source>
        <translation>SofGAN 标签图，20 类 (*.png)</translation>
    </message>
    <message>
        <source>SofGAN label map, 17 classes (*.png)</source>
        <translation>SofGAN 标签图，17 类 (*.png)</translation>
    </message>
    <message>
        <source>Limner label map (*.png)</source>
        <translation>Limner 标签图 (*.png)</translation>
    </message>
    <message>
        <source>CelebAMask-HQ label map (*.png)</source>
        <translation>CelebAMask-HQ 标签图 (*.png)</translation>
    </message>
</context>
<context>
    <name>FixedGaze</name>
    <message>
        <source>Fixed gaze</source>
        <translation>固定视线</translation>
    </message>
    <message>
        <source>Free gaze</source>
        <translation>自由视线</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Turn the head from any tool</source>
        <translation>在任何工具下转动头部</translation>
    </message>
    <message>
        <source>hold Q, or Alt+drag in the canvas</source>
        <translation>按住 Q，或在画布上 Alt+拖动</translation>
    </message>
    <message>
        <source>Turn the light from any tool</source>
        <translation>在任何工具下转动光源</translation>
    </message>
    <message>
        <source>hold J</source>
        <translation>按住 J</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Space+drag, middle drag</source>
        <translation>空格+拖动，中键拖动</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Take a class while painting</source>
        <translation>绘画时拾取类别</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>笔刷大小</translation>
    </message>
    <message>
        <source>Shift+drag, Shift+wheel</source>
        <translation>Shift+拖动，Shift+滚轮</translation>
    </message>
    <message>
        <source>Straight line from the last dab</source>
        <translation>从上一笔画直线</translation>
    </message>
    <message>
        <source>Shift+click</source>
        <translation>Shift+单击</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>视场角</translation>
    </message>
    <message>
        <source>Ctrl+wheel in the portrait</source>
        <translation>在肖像上 Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Camera distance</source>
        <translation>相机距离</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel in the portrait</source>
        <translation>在肖像上 Ctrl+Shift+滚轮</translation>
    </message>
    <message>
        <source>Fine, snapped turning</source>
        <translation>精细转动、吸附转动</translation>
    </message>
    <message>
        <source>Shift, Ctrl while dragging</source>
        <translation>拖动时按 Shift、Ctrl</translation>
    </message>
    <message>
        <source>Move what is selected by a pixel</source>
        <translation>将所选内容移动一个像素</translation>
    </message>
    <message>
        <source>arrows with the move tool; Shift: ten pixels</source>
        <translation>移动工具下按方向键；Shift：十个像素</translation>
    </message>
    <message>
        <source>Select an area</source>
        <translation>选择一个区域</translation>
    </message>
    <message>
        <source>Ctrl+Shift+click, double click with the move tool</source>
        <translation>Ctrl+Shift+单击，或用移动工具双击</translation>
    </message>
</context>
<context>
    <name>ModelStarter</name>
    <message>
        <source>The device that was asked for cannot be used: the processor computes. %1 LM-301</source>
        <translation>无法使用所要求的设备：改由处理器计算。%1 LM-301</translation>
    </message>
</context>
<context>
    <name>NamedViews</name>
    <message>
        <source>Front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>俯视</translation>
    </message>
    <message>
        <source>Three-quarter left</source>
        <translation>左四分之三侧面</translation>
    </message>
    <message>
        <source>Three-quarter right</source>
        <translation>右四分之三侧面</translation>
    </message>
    <message>
        <source>Left limit</source>
        <translation>左极限</translation>
    </message>
    <message>
        <source>Right limit</source>
        <translation>右极限</translation>
    </message>
    <message>
        <source>From below</source>
        <translation>仰视</translation>
    </message>
</context>
<context>
    <name>NeededCapability</name>
    <message>
        <source>turn the head</source>
        <translation>转动头部</translation>
    </message>
    <message>
        <source>change the expression</source>
        <translation>改变表情</translation>
    </message>
    <message>
        <source>change the light</source>
        <translation>改变光照</translation>
    </message>
    <message>
        <source>style parts by themselves</source>
        <translation>单独设定部位风格</translation>
    </message>
    <message>
        <source>change the person</source>
        <translation>改变人物</translation>
    </message>
    <message>
        <source>turn the eyes</source>
        <translation>转动眼睛</translation>
    </message>
</context>
<context>
    <name>Performance</name>
    <message>
        <source>No picture yet</source>
        <translation>还没有图像</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>median of 30</source>
        <translation>30 次的中位数</translation>
    </message>
    <message>
        <source>rung</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Q%1 final</source>
        <translation>Q%1 最终</translation>
    </message>
    <message>
        <source>Q%1</source>
        <translation>Q%1</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>skipped requests</source>
        <translation>跳过的请求</translation>
    </message>
    <message>
        <source>model caches</source>
        <translation>模型缓存</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>whole program</source>
        <translation>整个程序</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>drawn without OpenGL</source>
        <translation>未使用 OpenGL 绘制</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>The project was written by a newer Limner; what this version does not know is kept.</source>
        <translation>此项目由较新版本的 Limner 写入；当前版本不认识的内容会原样保留。</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Open mouth</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Jaw forward</source>
        <translation>下颌前伸</translation>
    </message>
    <message>
        <source>Jaw to the left</source>
        <translation>下颌左移</translation>
    </message>
    <message>
        <source>Jaw to the right</source>
        <translation>下颌右移</translation>
    </message>
    <message>
        <source>Mouth to the left</source>
        <translation>嘴左移</translation>
    </message>
    <message>
        <source>Mouth to the right</source>
        <translation>嘴右移</translation>
    </message>
    <message>
        <source>Close lips</source>
        <translation>闭唇</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗嘴</translation>
    </message>
    <message>
        <source>Pucker, kiss</source>
        <translation>嘟嘴、亲吻</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Corners down</source>
        <translation>嘴角下垂</translation>
    </message>
    <message>
        <source>Dimples</source>
        <translation>酒窝</translation>
    </message>
    <message>
        <source>Stretch mouth</source>
        <translation>拉伸嘴部</translation>
    </message>
    <message>
        <source>Roll lower lip</source>
        <translation>下唇内卷</translation>
    </message>
    <message>
        <source>Roll upper lip</source>
        <translation>上唇内卷</translation>
    </message>
    <message>
        <source>Lower lip up</source>
        <translation>下唇上抬</translation>
    </message>
    <message>
        <source>Upper lip pushed</source>
        <translation>上唇前推</translation>
    </message>
    <message>
        <source>Press lips</source>
        <translation>抿嘴</translation>
    </message>
    <message>
        <source>Lower lip down</source>
        <translation>下唇下拉</translation>
    </message>
    <message>
        <source>Upper lip up</source>
        <translation>上唇上提</translation>
    </message>
    <message>
        <source>Frown</source>
        <translation>皱眉</translation>
    </message>
    <message>
        <source>Worry</source>
        <translation>忧虑</translation>
    </message>
    <message>
        <source>Raise brows</source>
        <translation>扬眉</translation>
    </message>
    <message>
        <source>Puff cheeks</source>
        <translation>鼓腮</translation>
    </message>
    <message>
        <source>Raise cheeks</source>
        <translation>抬颊</translation>
    </message>
    <message>
        <source>Wrinkle nose</source>
        <translation>皱鼻</translation>
    </message>
    <message>
        <source>Close eyes</source>
        <translation>闭眼</translation>
    </message>
    <message>
        <source>Squint</source>
        <translation>眯眼</translation>
    </message>
    <message>
        <source>Open eyes wide</source>
        <translation>睁大眼睛</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>向上看</translation>
    </message>
    <message>
        <source>Look down</source>
        <translation>向下看</translation>
    </message>
    <message>
        <source>Look inwards</source>
        <translation>向内看</translation>
    </message>
    <message>
        <source>Look outwards</source>
        <translation>向外看</translation>
    </message>
    <message>
        <source>Tongue out</source>
        <translation>吐舌</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Cheeks and nose</source>
        <translation>脸颊和鼻子</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>鼻子</translation>
    </message>
    <message>
        <source>eyeglasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>左眼</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>右眼</translation>
    </message>
    <message>
        <source>left brow</source>
        <translation>左眉</translation>
    </message>
    <message>
        <source>right brow</source>
        <translation>右眉</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>左耳</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>右耳</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>upper lip</source>
        <translation>上唇</translation>
    </message>
    <message>
        <source>lower lip</source>
        <translation>下唇</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>earring</source>
        <translation>耳环</translation>
    </message>
    <message>
        <source>necklace</source>
        <translation>项链</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>颈部</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>facial hair</source>
        <translation>胡须</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>lips</source>
        <translation>嘴唇</translation>
    </message>
    <message>
        <source>clothes</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>accessories</source>
        <translation>配饰</translation>
    </message>
    <message>
        <source>%1: the subject&apos;s left (right side of the picture when facing you)</source>
        <translation>%1：以人物自身为准的左侧（面对您时位于画面右侧）</translation>
    </message>
    <message>
        <source>%1: the subject&apos;s right (left side of the picture when facing you)</source>
        <translation>%1：以人物自身为准的右侧（面对您时位于画面左侧）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of an angle and its value: yaw 12°</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Yaw %1, pitch %2</source>
        <translation>偏航 %1，俯仰 %2</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>俯仰</translation>
    </message>
    <message>
        <source>Yaw</source>
        <translation>偏航</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>滚转</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>视场角</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <translation>方位角</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高度角</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>环境光</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>Gaze sideways</source>
        <translation>视线左右</translation>
    </message>
    <message>
        <source>Gaze up</source>
        <translation>视线上下</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Amount of identity</source>
        <translation>身份强度</translation>
    </message>
    <message>
        <source>Hair shape</source>
        <translation>发型</translation>
    </message>
    <message>
        <source>Clothes and glasses</source>
        <translation>服装和眼镜</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>%1, left</source>
        <translation>%1，左</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1，右</translation>
    </message>
    <message>
        <source>pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>painted labels</source>
        <translation>绘制标签</translation>
    </message>
    <message>
        <source>style per part</source>
        <translation>按部位设定风格</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>hair shape</source>
        <translation>发型</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>mesh</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>paintings that turn with the head</source>
        <translation>随头部转动的绘画</translation>
    </message>
    <message>
        <source>The loaded model cannot do this: %1. Another model can, see Model ▸ Models.</source>
        <translation>当前模型无法做到：%1。其他模型可以，请见“模型 ▸ 模型列表”。</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Lasso %1</source>
        <translation>套索：%1</translation>
    </message>
    <message>
        <source>Rectangle of %1</source>
        <translation>矩形：%1</translation>
    </message>
    <message>
        <source>Ellipse of %1</source>
        <translation>椭圆：%1</translation>
    </message>
    <message>
        <source>Drag to give back what the model says</source>
        <translation>拖动以恢复模型的结果</translation>
    </message>
    <message>
        <source>Drag to paint · Ctrl: take a class · Shift+drag: size · Shift+click: line</source>
        <translation>拖动绘画 · Ctrl：拾取类别 · Shift+拖动：大小 · Shift+单击：直线</translation>
    </message>
    <message>
        <source>Erase strokes</source>
        <translation>擦除笔画</translation>
    </message>
    <message>
        <source>Brush %1</source>
        <translation>笔刷：%1</translation>
    </message>
    <message>
        <source>Click to fill an area · drag: every area on the way</source>
        <translation>单击填充一个区域 · 拖动：填充经过的所有区域</translation>
    </message>
    <message>
        <source>Fill with %1</source>
        <translation>填充：%1</translation>
    </message>
    <message>
        <source>Click to take the class under the pointer</source>
        <translation>单击以拾取指针下的类别</translation>
    </message>
    <message>
        <source>Drag to turn · outside the ring: roll · Shift fine · Ctrl 5° · double click: front</source>
        <translation>拖动转动 · 圆环外：滚转 · Shift 精细 · Ctrl 5° · 双击：正面</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>滚转</translation>
    </message>
    <message>
        <source>Outside the range this model learned</source>
        <translation>超出该模型学过的范围</translation>
    </message>
    <message>
        <source>Drag to turn the light</source>
        <translation>拖动以转动光源</translation>
    </message>
    <message>
        <source>Turn light</source>
        <translation>转动光源</translation>
    </message>
    <message>
        <source>Grab the mouth</source>
        <translation>抓取嘴部</translation>
    </message>
    <message>
        <source>Grab the upper lip</source>
        <translation>抓取上唇</translation>
    </message>
    <message>
        <source>Grab the jaw</source>
        <translation>抓取下颌</translation>
    </message>
    <message>
        <source>Grab the lids</source>
        <translation>抓取眼睑</translation>
    </message>
    <message>
        <source>Grab the gaze</source>
        <translation>抓取视线</translation>
    </message>
    <message>
        <source>Grab the brows</source>
        <translation>抓取眉毛</translation>
    </message>
    <message>
        <source>Drag mouth, lids, eyes, brows or chin · Shift fine · Ctrl: one side alone</source>
        <translation>拖动嘴、眼睑、眼睛、眉毛或下巴 · Shift 精细 · Ctrl：仅一侧</translation>
    </message>
    <message>
        <source>Inside: move · handles: size, Shift keeps the shape · outside: turn · Enter: apply · Esc: cancel</source>
        <translation>框内：移动 · 手柄：大小，Shift 保持比例 · 框外：旋转 · 回车：应用 · Esc：取消</translation>
    </message>
    <message>
        <source>Drag to move what is selected · double click selects an area</source>
        <translation>拖动以移动所选内容 · 双击选择一个区域</translation>
    </message>
    <message>
        <source>Nothing is selected: draw with the lasso set to Select, or double click an area with this tool</source>
        <translation>没有选区：将套索设为“选择”后绘制，或用此工具双击一个区域</translation>
    </message>
    <message>
        <source>All that is selected is locked</source>
        <translation>所选内容全部已锁定</translation>
    </message>
    <message>
        <source>Paste labels</source>
        <translation>粘贴标签</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>移动选区</translation>
    </message>
    <message>
        <source>Transform selection</source>
        <translation>变换选区</translation>
    </message>
    <message>
        <source>The portrait has changed: what floated over it was put back</source>
        <translation>肖像已改变：其上浮动的内容已放回</translation>
    </message>
    <message>
        <source>Click to select an area · Shift: add it to the selection</source>
        <translation>单击以选择一个区域 · Shift：添加到选区</translation>
    </message>
    <message>
        <source>Draw round an area, or click its corners · Enter or double click: close it</source>
        <translation>圈出一个区域，或单击其各个角点 · 回车或双击：闭合</translation>
    </message>
    <message>
        <source>Click the corners · Backspace: one back · Enter or double click: close · Esc: drop</source>
        <translation>单击各个角点 · 退格：撤回一个 · 回车或双击：闭合 · Esc：放弃</translation>
    </message>
    <message>
        <source>Polygon of %1</source>
        <translation>多边形：%1</translation>
    </message>
    <message>
        <source>Drag to fill or select · Shift: equal sides · Ctrl: from the middle · Space: move · Alt: one more</source>
        <translation>拖动以填充或选择 · Shift：等边 · Ctrl：从中心 · 空格：移动 · Alt：再画一个</translation>
    </message>
    <message>
        <source>Drag the handles of the net to bend it · inside: move · outside: turn · Enter: apply · Esc: cancel</source>
        <translation>拖动网格控制点以弯曲 · 内部：移动 · 外部：旋转 · Enter：应用 · Esc：取消</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Paint</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Pose and light</source>
        <translation>姿态和光照</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Animate</source>
        <translation>动画</translation>
    </message>
</context>
<context>
    <name>limner::ui::BackgroundChoice</name>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>As generated</source>
        <translation>保持生成结果</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Plain colour</source>
        <translation>纯色</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>Background colour %1</source>
        <translation>背景颜色 %1</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Picture behind the head</source>
        <translation>头部后面的图像</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)</source>
        <translation>图像 (*.png *.jpg *.jpeg *.webp);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Background colour at the bottom %1</source>
        <translation>底部背景颜色 %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>limner::ui::BrushDialog</name>
    <message>
        <source>Brushes</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Show brushes with this tag</source>
        <translation>显示带此标签的画笔</translation>
    </message>
    <message>
        <source>Tags of this brush</source>
        <translation>此画笔的标签</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>All brushes</source>
        <translation>所有画笔</translation>
    </message>
    <message>
        <source>No brush has a tag yet</source>
        <translation>还没有画笔带标签</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1，已更改</translation>
    </message>
    <message>
        <source>Drag a brush to another place, or move it with Alt and the arrows</source>
        <translation>将画笔拖到其他位置，或用 Alt 加方向键移动</translation>
    </message>
    <message>
        <source>To change the order show all brushes</source>
        <translation>要更改顺序，请显示所有画笔</translation>
    </message>
    <message>
        <source>Choose a brush first</source>
        <translation>请先选择一个画笔</translation>
    </message>
</context>
<context>
    <name>limner::ui::BrushShelf</name>
    <message>
        <source>Your brushes could not be read. The damaged file is kept as %1.</source>
        <translation>无法读取您的画笔。损坏的文件保留为 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>There are %1 brushes, and no room for more.</source>
        <translation>已有 %1 个画笔，没有空间容纳更多。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a brush, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Brushes imported: %1</source>
        <translation>已导入画笔：%1</translation>
    </message>
    <message>
        <source>%1 is no list of brushes, or it is damaged; nothing was changed.</source>
        <translation>%1 不是画笔列表或已损坏；未作任何更改。</translation>
    </message>
    <message>
        <source>Brushes exported to %1</source>
        <translation>画笔已导出到 %1</translation>
    </message>
</context>
<context>
    <name>limner::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>x %1, y %2, %3</source>
        <comment>pixel, class</comment>
        <translation>x %1，y %2，%3</translation>
    </message>
</context>
<context>
    <name>limner::ui::ClassesPanel</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>&lt; 1 %</source>
        <translation>&lt; 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Locked: no stroke, area or label map from a file changes it.
Dice leave what is painted; a new head brings its own shape.</source>
        <translation>已锁定：笔画、区域和来自文件的标签图都不会改变它。
随机会保留绘制的内容；新的头部带来自己的形状。</translation>
    </message>
    <message>
        <source>Show in the overlay · Alt+click: only this class</source>
        <translation>在叠加层中显示 · Alt+单击：仅此类别</translation>
    </message>
    <message>
        <source>Paint only over this class, and others with this mark</source>
        <translation>仅在此类别及其他带此标记的类别上绘制</translation>
    </message>
    <message>
        <source>Lock against every way of writing</source>
        <translation>锁定，禁止任何写入</translation>
    </message>
    <message>
        <source>Paint only over: nothing writes over classes without this mark.</source>
        <translation>仅在此上绘制：没有此标记的类别不会被覆盖。</translation>
    </message>
    <message>
        <source>Not shown in the overlay.</source>
        <translation>不在叠加层中显示。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the classes by name</source>
        <translation>按名称搜索类别</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a class, and the one it becomes</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The model does not know this class: it is drawn as “%1”.</source>
        <translation>该模型不认识此类别：将按“%1”绘制。</translation>
    </message>
</context>
<context>
    <name>limner::ui::ClipboardActions</name>
    <message>
        <source>There is no picture yet.</source>
        <translation>还没有图像。</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>已复制图像</translation>
    </message>
    <message>
        <source>There is no label map yet.</source>
        <translation>还没有标签图。</translation>
    </message>
    <message>
        <source>Copied the label map</source>
        <translation>已复制标签图</translation>
    </message>
    <message>
        <source>Copied the recipe</source>
        <translation>已复制配方</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Paste recipe</source>
        <translation>粘贴配方</translation>
    </message>
    <message>
        <source>Pasted the recipe</source>
        <translation>已粘贴配方</translation>
    </message>
    <message>
        <source>The text on the clipboard is no recipe of a portrait, so it cannot be pasted.</source>
        <translation>剪贴板中的文本不是肖像的配方，无法粘贴。</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that can be pasted: copy a picture, a file or the recipe of a portrait first.</source>
        <translation>剪贴板中没有可粘贴的内容：请先复制图像、文件或肖像的配方。</translation>
    </message>
    <message>
        <source>There is no recipe on the clipboard: Copy recipe puts the whole portrait there as text.</source>
        <translation>剪贴板中没有配方：“复制配方”会将整个肖像以文本形式放入剪贴板。</translation>
    </message>
    <message>
        <source>The labels float over the label map: Enter applies, Esc drops them</source>
        <translation>标签浮动在标签图上方：回车应用，Esc 丢弃</translation>
    </message>
    <message>
        <source>Copied the pose</source>
        <translation>已复制姿态</translation>
    </message>
    <message>
        <source>There is no pose on the clipboard: Copy pose puts it there.</source>
        <translation>剪贴板上没有姿态：用“复制姿态”将其放到剪贴板。</translation>
    </message>
    <message>
        <source>Paste pose</source>
        <translation>粘贴姿态</translation>
    </message>
    <message>
        <source>Pasted the recipe; what is locked stays as it was</source>
        <translation>已粘贴配方；锁定的内容保持不变</translation>
    </message>
</context>
<context>
    <name>limner::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Command, class or snapshot</source>
        <translation>命令、类别或快照</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Nothing has these letters in this order</source>
        <translation>没有按此顺序包含这些字母的项目</translation>
    </message>
</context>
<context>
    <name>limner::ui::CropChoice</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Nothing is cut</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>The face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>4 : 5</source>
        <translation>4 : 5</translation>
    </message>
    <message>
        <source>9 : 16</source>
        <translation>9 : 16</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输入数值</translation>
    </message>
    <message>
        <source>Pixels from the left</source>
        <translation>距左侧像素</translation>
    </message>
    <message>
        <source>x </source>
        <translation>x </translation>
    </message>
    <message>
        <source>Pixels from the top</source>
        <translation>距顶部像素</translation>
    </message>
    <message>
        <source>y </source>
        <translation>y </translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>w </source>
        <translation>宽 </translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>h </source>
        <translation>高 </translation>
    </message>
    <message>
        <source>Safe margins off</source>
        <translation>去掉安全边距</translation>
    </message>
    <message>
        <source>What lies inside the outer safe frame of the views</source>
        <translation>视图外层安全框以内的部分</translation>
    </message>
</context>
<context>
    <name>limner::ui::DetailsDialog</name>
    <message>
        <source>The log is empty.</source>
        <translation>日志为空。</translation>
    </message>
    <message>
        <source>End of the log</source>
        <translation>日志末尾</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>limner::ui::DiceMenu</name>
    <message>
        <source>Amount of the dice</source>
        <translation>骰子幅度</translation>
    </message>
    <message>
        <source>How far a throw goes from what there is to what the dice show</source>
        <translation>一次投掷从当前状态走向骰子结果的程度</translation>
    </message>
    <message>
        <source>Previous throw</source>
        <translation>上一次投掷</translation>
    </message>
    <message>
        <source>Next throw</source>
        <translation>下一次投掷</translation>
    </message>
</context>
<context>
    <name>limner::ui::EasingDialog</name>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Very smooth</source>
        <translation>非常平滑</translation>
    </message>
    <message>
        <source>Begin slowly</source>
        <translation>缓入</translation>
    </message>
    <message>
        <source>End slowly</source>
        <translation>缓出</translation>
    </message>
    <message>
        <source>Anticipate</source>
        <translation>预备</translation>
    </message>
    <message>
        <source>Overshoot</source>
        <translation>过冲</translation>
    </message>
    <message>
        <source>Anticipate and overshoot</source>
        <translation>预备并过冲</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>缓动</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>&amp;Curve</source>
        <translation>曲线(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;First handle, time</source>
        <translation>第一个手柄，时间(&amp;F)</translation>
    </message>
    <message>
        <source>First handle, &amp;way</source>
        <translation>第一个手柄，进程(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Second handle, time</source>
        <translation>第二个手柄，时间(&amp;S)</translation>
    </message>
    <message>
        <source>Second handle, w&amp;ay</source>
        <translation>第二个手柄，进程(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation>采用(&amp;T)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Easing: custom</source>
        <translation>缓动：自定义</translation>
    </message>
</context>
<context>
    <name>limner::ui::EasingField</name>
    <message>
        <source>Curve from one key to the next</source>
        <translation>从一个关键帧到下一个的曲线</translation>
    </message>
    <message>
        <source>Left to right: the time; upwards: the way. Drag the two handles.</source>
        <translation>从左到右：时间；向上：进程。拖动两个手柄。</translation>
    </message>
</context>
<context>
    <name>limner::ui::EditRow</name>
    <message>
        <source>Always on top: it is not a part of the head yet</source>
        <translation>始终在最上层：尚未成为头部的一部分</translation>
    </message>
    <message>
        <source>Its place in the list makes no difference</source>
        <translation>它在列表中的位置不影响结果</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>已拟合</translation>
    </message>
    <message>
        <source>all views</source>
        <translation>所有视角</translation>
    </message>
    <message>
        <source>one view</source>
        <translation>单一视角</translation>
    </message>
    <message>
        <source>A part of the head: it turns with it. Painted at %1</source>
        <translation>头部的一部分，随头部转动。绘制于%1</translation>
    </message>
    <message>
        <source>Stays where it is, whatever the pose</source>
        <translation>无论姿态如何都保持原位</translation>
    </message>
    <message>
        <source>Seen only at %1</source>
        <translation>仅在%1时可见</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>显示“%1”</translation>
    </message>
    <message>
        <source>Hide it: it is kept, and the picture is as if it had not been made. Alt+click shows only this one</source>
        <translation>隐藏：内容会保留，图像如同未作此编辑。按住 Alt 单击只显示这一项</translation>
    </message>
    <message>
        <source>Show it again. Alt+click shows only this one</source>
        <translation>再次显示。按住 Alt 单击只显示这一项</translation>
    </message>
    <message>
        <source>Locked: dice and Delete leave it</source>
        <translation>已锁定：骰子和 Delete 键不会改变它</translation>
    </message>
    <message>
        <source>Lock it against dice and Delete</source>
        <translation>锁定，使骰子和 Delete 键不改变它</translation>
    </message>
    <message>
        <source>Drag to put it above or below other paintings (Alt+Up, Alt+Down). Ctrl+click chooses several, to merge them</source>
        <translation>拖动可将其放到其他绘画之上或之下（Alt+上、Alt+下）。Ctrl+单击可选择多个以便合并</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>Locked: strokes, Delete and merging leave it</source>
        <translation>已锁定：笔画、Delete 和合并都不会改动它</translation>
    </message>
    <message>
        <source>Lock it against strokes, Delete and merging</source>
        <translation>锁定，防止笔画、Delete 和合并</translation>
    </message>
</context>
<context>
    <name>limner::ui::EditorSession</name>
    <message>
        <source>Strokes at %1</source>
        <translation>%1 处的笔画</translation>
    </message>
    <message>
        <source>The strokes of the other view are kept as snapshot &quot;%1&quot;</source>
        <translation>另一视角的笔画已保存为快照“%1”</translation>
    </message>
    <message>
        <source>Keep strokes for their view</source>
        <translation>为所属视角保留笔画</translation>
    </message>
    <message>
        <source>Keep the label map</source>
        <translation>保留标签图</translation>
    </message>
    <message>
        <source>Discard strokes</source>
        <translation>丢弃笔画</translation>
    </message>
    <message>
        <source>Back to the painted view</source>
        <translation>返回绘制的视角</translation>
    </message>
    <message>
        <source>Label map %1</source>
        <translation>标签图 %1</translation>
    </message>
    <message>
        <source>Front pose</source>
        <translation>正面姿态</translation>
    </message>
    <message>
        <source>Random %1, seed %2</source>
        <translation>随机%1，种子 %2</translation>
    </message>
    <message>
        <source>Random person, seed %1</source>
        <translation>随机人物，种子 %1</translation>
    </message>
    <message>
        <source>Random expression, seed %1</source>
        <translation>随机表情，种子 %1</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>锁定%1</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>解锁%1</translation>
    </message>
    <message>
        <source>Restore &quot;%1&quot;</source>
        <translation>恢复“%1”</translation>
    </message>
    <message>
        <source>The head shows %1 % of the painting</source>
        <translation>头部呈现了画作的 %1 %</translation>
    </message>
    <message>
        <source>Fit shape to painting</source>
        <translation>使形状符合绘画</translation>
    </message>
    <message>
        <source>%1, fitted</source>
        <translation>%1，已拟合</translation>
    </message>
    <message>
        <source>Locked classes stay as they were</source>
        <translation>锁定的类别保持不变</translation>
    </message>
    <message>
        <source>The hidden strokes are kept as snapshot &quot;%1&quot;</source>
        <translation>隐藏的笔画已保存为快照“%1”</translation>
    </message>
    <message>
        <source>Memory is short: the portrait is drawn at a lower quality until there is more. Close other programs, or choose a smaller model. LM-302</source>
        <translation>内存不足：在有更多内存之前，肖像以较低质量绘制。请关闭其他程序，或选择较小的模型。LM-302</translation>
    </message>
    <message>
        <source>Both sides are alike, locked or not selected</source>
        <translation>两侧相同、已锁定或未被选中</translation>
    </message>
    <message>
        <source>The expression is locked</source>
        <translation>表情已锁定</translation>
    </message>
    <message>
        <source>Neutral expression</source>
        <translation>中性表情</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Locked, and left as it is: %1</source>
        <translation>已锁定，保持不变：%1</translation>
    </message>
    <message>
        <source>Take %1 from &quot;%2&quot;</source>
        <translation>从“%2”采用%1</translation>
    </message>
    <message>
        <source>Take the styles from &quot;%1&quot;</source>
        <translation>从“%1”采用各部位风格</translation>
    </message>
    <message>
        <source>Random shape, seed %1</source>
        <translation>随机形状，种子 %1</translation>
    </message>
    <message>
        <source>Random styles, seed %1</source>
        <translation>随机风格，种子 %1</translation>
    </message>
    <message>
        <source>Random light, seed %1</source>
        <translation>随机光照，种子 %1</translation>
    </message>
    <message>
        <source>Before the fit</source>
        <translation>拟合之前</translation>
    </message>
    <message>
        <source>Before label map %1</source>
        <translation>导入标签图 %1 之前</translation>
    </message>
    <message>
        <source>Before the person of seed %1</source>
        <translation>种子 %1 的人物之前</translation>
    </message>
    <message>
        <source>The project is still being opened: nothing can be changed until it is there.</source>
        <translation>项目仍在打开：在完成之前无法更改任何内容。</translation>
    </message>
    <message>
        <source>What is painted is locked</source>
        <translation>所绘内容已锁定</translation>
    </message>
</context>
<context>
    <name>limner::ui::EditsPanel</name>
    <message>
        <source>Base: seed %1</source>
        <translation>基础：种子 %1</translation>
    </message>
    <message>
        <source>Base: seeds %1 and %2, %3 % of the second</source>
        <translation>基础：种子 %1 与 %2，后者占 %3 %</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Nothing is changed yet. Paint, or move a slider: every edit gets a row here and can be switched off.</source>
        <translation>尚未作任何更改。绘画或移动滑块：每项编辑都会在此占一行，并可关闭。</translation>
    </message>
    <message>
        <source>The person as a whole: what parts have that were given no style of their own</source>
        <translation>整个人物：没有单独风格的部位所采用的内容</translation>
    </message>
    <message>
        <source>Show all edits</source>
        <translation>显示所有编辑</translation>
    </message>
    <message>
        <source>Show only “%1”</source>
        <translation>只显示“%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>显示“%1”</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
    <message>
        <source>“%1” is locked: unlock it to remove it</source>
        <translation>“%1”已锁定：解锁后才能移除</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>Move “%1”</source>
        <translation>移动“%1”</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show only this one</source>
        <translation>只显示这一项</translation>
    </message>
    <message>
        <source>Go to its view</source>
        <translation>转到其视角</translation>
    </message>
    <message>
        <source>Back to the painted view</source>
        <translation>返回绘制的视角</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>There are as many paintings as a head can have</source>
        <translation>绘画数量已达一个头部的上限</translation>
    </message>
    <message>
        <source>There can be one “%1” alone</source>
        <translation>“%1”只能有一个</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Merge the chosen ones</source>
        <translation>合并所选项</translation>
    </message>
</context>
<context>
    <name>limner::ui::ExportActions</name>
    <message>
        <source>There is no picture yet: the model is not loaded.</source>
        <translation>还没有图像：模型尚未载入。</translation>
    </message>
    <message>
        <source>%1 was not finished. %2</source>
        <translation>%1未完成。%2</translation>
    </message>
    <message>
        <source>%1 was stopped; nothing of it is left.</source>
        <translation>%1已停止，未留下任何文件。</translation>
    </message>
    <message>
        <source>%1 was stopped; what is complete is in %2</source>
        <translation>%1已停止；已完成的部分位于 %2</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>%1 的图像</translation>
    </message>
    <message>
        <source>Turntable of %1</source>
        <translation>%1 的转台动画</translation>
    </message>
    <message>
        <source>Mesh of %1</source>
        <translation>%1 的网格</translation>
    </message>
    <message numerus="yes">
        <source>Sheet of %n people</source>
        <translation>
            <numerusform>%n 个人物的总表</numerusform>
        </translation>
    </message>
    <message>
        <source>Animation of %1</source>
        <translation>%1 的动画</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>limner::ui::ExportDialog</name>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>复制为命令(&amp;M)</translation>
    </message>
    <message>
        <source>A line for the terminal that writes the same files: limner-cli …</source>
        <translation>可在终端写出相同文件的命令行：limner-cli …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The file %1 exists already.</source>
        <translation>文件 %1 已存在。</translation>
    </message>
    <message numerus="yes">
        <source>%n files exist already, among them %1.</source>
        <translation>
            <numerusform>已有 %n 个文件存在，其中包括 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>两者都保留(&amp;K)</translation>
    </message>
    <message>
        <source>The new one gets a number</source>
        <translation>新文件会加上编号</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
</context>
<context>
    <name>limner::ui::FileActions</name>
    <message>
        <source>The photo lies under the label map as a reference. Making a portrait of it comes with a later version.</source>
        <translation>照片已作为参考放在标签图下方。由照片生成肖像的功能将在以后的版本中提供。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not opened.</source>
        <translation>未能打开“%1”。</translation>
    </message>
    <message>
        <source>The project was not opened.</source>
        <translation>未能打开项目。</translation>
    </message>
    <message>
        <source>The project was not saved.</source>
        <translation>未能保存项目。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The label map was not imported.</source>
        <translation>未能导入标签图。</translation>
    </message>
    <message>
        <source>The photo was not opened.</source>
        <translation>未能打开照片。</translation>
    </message>
    <message>
        <source>There is no label map yet.</source>
        <translation>还没有标签图。</translation>
    </message>
    <message>
        <source>The label map was not written.</source>
        <translation>未能写入标签图。</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>The timeline was not taken.</source>
        <translation>未能采用时间轴。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no keys in its timeline.</source>
        <translation>“%1”的时间轴中没有关键帧。</translation>
    </message>
    <message>
        <source>Timeline of &quot;%1&quot;</source>
        <translation>“%1”的时间轴</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>The project is read-only: Save asks for another name.</source>
        <translation>项目为只读：保存时会要求另取名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open elsewhere, too: whoever saves last keeps it.</source>
        <translation>“%1”也在别处打开：以最后保存的为准。</translation>
    </message>
    <message>
        <source>%1, backup %2</source>
        <translation>%1，备份 %2</translation>
    </message>
    <message>
        <source>This is a backup of &quot;%1&quot;, opened as a new project: Save asks for a name.</source>
        <translation>这是“%1”的备份，已作为新项目打开：保存时会询问名称。</translation>
    </message>
    <message>
        <source>The style was not taken.</source>
        <translation>未能采用该风格。</translation>
    </message>
    <message>
        <source>Before &quot;%1&quot;</source>
        <translation>“%1”之前</translation>
    </message>
</context>
<context>
    <name>limner::ui::GestureRecorder</name>
    <message>
        <source>Record gestures</source>
        <translation>录制手势</translation>
    </message>
</context>
<context>
    <name>limner::ui::GroupControls</name>
    <message>
        <source>Amount of %1</source>
        <translation>%1的程度</translation>
    </message>
    <message>
        <source>Amount of %1: %2 %</source>
        <translation>%1的程度：%2 %</translation>
    </message>
    <message>
        <source>Switch on %1</source>
        <translation>开启%1</translation>
    </message>
    <message>
        <source>Switch off %1</source>
        <translation>关闭%1</translation>
    </message>
    <message>
        <source>How much of its values counts in the picture</source>
        <translation>其数值在图像中起作用的程度</translation>
    </message>
    <message>
        <source>Three seeds would take part, and a code is a mix of two: it can only be switched on and off</source>
        <translation>这会涉及三个种子，而编码只能混合两个：只能开启或关闭</translation>
    </message>
    <message>
        <source>Switch off %1: the picture is as if it were at its default, the values stay</source>
        <translation>关闭%1：图像如同处于默认状态，数值会保留</translation>
    </message>
</context>
<context>
    <name>limner::ui::HeadGizmo</name>
    <message>
        <source>How the head is turned</source>
        <translation>头部的朝向</translation>
    </message>
    <message>
        <source>Drag to turn the head · click an end of an axis: a view from there · double click: front</source>
        <translation>拖动转动头部 · 单击轴的端点：从该方向观看 · 双击：正面</translation>
    </message>
</context>
<context>
    <name>limner::ui::HeadPanel</name>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>个性</translation>
    </message>
    <message>
        <source>0 % is the average head, 100 % the one that was drawn</source>
        <translation>0 % 为平均头部，100 % 为抽到的头部</translation>
    </message>
    <message>
        <source>Character %1 %</source>
        <translation>个性 %1 %</translation>
    </message>
    <message>
        <source>Hair shape</source>
        <translation>发型</translation>
    </message>
    <message>
        <source>Worn things</source>
        <translation>穿戴物</translation>
    </message>
    <message>
        <source>Cut of the clothes, glasses, hat, jewellery</source>
        <translation>衣服款式、眼镜、帽子、首饰</translation>
    </message>
    <message>
        <source>Random %1, seed %2</source>
        <translation>随机%1，种子 %2</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Throw the dice for the expression</source>
        <translation>随机生成表情</translation>
    </message>
    <message>
        <source>Neutralise the expression</source>
        <translation>恢复中性表情</translation>
    </message>
    <message>
        <source>Lock the expression against the dice</source>
        <translation>锁定表情，不参与随机</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search expressions</source>
        <translation>搜索表情</translation>
    </message>
    <message>
        <source>Link sides</source>
        <translation>左右联动</translation>
    </message>
    <message>
        <source>Left and right move together</source>
        <translation>左右两侧一起变化</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1, left</source>
        <translation>%1，左</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1，右</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>+ looks to the right edge of the picture</source>
        <translation>+ 看向画面右侧</translation>
    </message>
    <message>
        <source>Up, down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>+ looks up</source>
        <translation>+ 向上看</translation>
    </message>
    <message>
        <source>change the person</source>
        <translation>改变人物</translation>
    </message>
    <message>
        <source>change the shape of the hair</source>
        <translation>改变发型</translation>
    </message>
    <message>
        <source>change what is worn</source>
        <translation>改变穿戴物</translation>
    </message>
    <message>
        <source>change the expression</source>
        <translation>改变表情</translation>
    </message>
    <message>
        <source>turn the eyes</source>
        <translation>转动眼睛</translation>
    </message>
    <message>
        <source>Locked: unlock to throw the dice</source>
        <translation>已锁定：解锁后才能随机</translation>
    </message>
    <message>
        <source>Throw of the expression</source>
        <translation>表情的投掷</translation>
    </message>
    <message>
        <source>Locked: unlock to neutralise it</source>
        <translation>已锁定：解锁后才能恢复中性</translation>
    </message>
</context>
<context>
    <name>limner::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>limner::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>stopped; a part is there</source>
        <translation>已停止；部分已完成</translation>
    </message>
    <message>
        <source>rendering…</source>
        <translation>正在渲染…</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>%1, about %2 s left</source>
        <translation>%1，剩余约 %2 秒</translation>
    </message>
    <message>
        <source>%1, about %2 min left</source>
        <translation>%1，剩余约 %2 分钟</translation>
    </message>
    <message>
        <source>Stops and makes a shorter video of the frames so far</source>
        <translation>停止，并用已有的帧生成较短的视频</translation>
    </message>
    <message>
        <source>Stops the job; half-written files are removed</source>
        <translation>停止任务，并移除未写完的文件</translation>
    </message>
    <message>
        <source>Opens the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Takes the line off the list</source>
        <translation>从列表中移除此行</translation>
    </message>
    <message>
        <source>Keep so far</source>
        <translation>保留已有部分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Nothing works in the background.</source>
        <translation>没有后台任务。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Opens the file with the program that belongs to it</source>
        <translation>用关联的程序打开文件</translation>
    </message>
    <message>
        <source>Puts the file&apos;s name and folder on the clipboard</source>
        <translation>把文件的名称和文件夹放到剪贴板</translation>
    </message>
    <message>
        <source>Does the same with the portrait as it is now</source>
        <translation>以当前的肖像再做一次</translation>
    </message>
    <message>
        <source>Tries once more, with the portrait as it was then</source>
        <translation>以当时的肖像再试一次</translation>
    </message>
    <message>
        <source>The message, and the end of the log</source>
        <translation>消息和日志末尾</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Can be dragged into another program</source>
        <translation>可拖到其他程序中</translation>
    </message>
</context>
<context>
    <name>limner::ui::KeyMarks</name>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
</context>
<context>
    <name>limner::ui::LengthField</name>
    <message>
        <source>Number of frames: %1 s. A time can be typed, too, such as 2 s.</source>
        <translation>帧数：%1 秒。也可以输入时间，例如 2 s。</translation>
    </message>
</context>
<context>
    <name>limner::ui::LightBall</name>
    <message>
        <source>Light direction</source>
        <translation>光照方向</translation>
    </message>
    <message>
        <source>Drag to turn the light (in the picture: hold J)</source>
        <translation>拖动以转动光源（在画面中：按住 J）</translation>
    </message>
</context>
<context>
    <name>limner::ui::LightPanel</name>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Turn light</source>
        <translation>转动光源</translation>
    </message>
    <message>
        <source>Light: %1 %2</source>
        <translation>光照：%1 %2</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <translation>方位角</translation>
    </message>
    <message>
        <source>+ from the right edge of the picture</source>
        <translation>+ 来自画面右侧</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高度角</translation>
    </message>
    <message>
        <source>+ from above</source>
        <translation>+ 来自上方</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>环境光</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>change the light</source>
        <translation>改变光照</translation>
    </message>
</context>
<context>
    <name>limner::ui::LookChoices</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
</context>
<context>
    <name>limner::ui::MainWindow</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Limner project (*.limner)</source>
        <translation>Limner 项目 (*.limner)</translation>
    </message>
    <message>
        <source>Import label map</source>
        <translation>导入标签图</translation>
    </message>
    <message>
        <source>Export label map</source>
        <translation>导出标签图</translation>
    </message>
    <message>
        <source>Reference photo</source>
        <translation>参考照片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)</source>
        <translation>图像 (*.png *.jpg *.jpeg *.webp);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>保存工作区</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation>我的工作区</translation>
    </message>
    <message>
        <source>Remove workspace</source>
        <translation>移除工作区</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>No model is loaded. %1</source>
        <translation>未载入模型。%1</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (%2 %3)&lt;br&gt;Family: %4&lt;br&gt;Picture: %5 × %5 px, label map: %6 × %6 px&lt;br&gt;Parameters: %7 million&lt;br&gt;Can: %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; (%2 %3)&lt;br&gt;系列：%4&lt;br&gt;图像：%5 × %5 px，标签图：%6 × %6 px&lt;br&gt;参数：%7 百万&lt;br&gt;功能：%8</translation>
    </message>
    <message>
        <source>Model information</source>
        <translation>模型信息</translation>
    </message>
    <message>
        <source>About Limner</source>
        <translation>关于 Limner</translation>
    </message>
    <message>
        <source>&lt;b&gt;Limner %1&lt;/b&gt;&lt;br&gt;A portrait you can turn, restyle and repaint.&lt;br&gt;&lt;br&gt;All people shown are invented. No picture leaves this machine.</source>
        <translation>&lt;b&gt;Limner %1&lt;/b&gt;&lt;br&gt;可以转动、改换风格、重新绘制的肖像。&lt;br&gt;&lt;br&gt;所有人物均为虚构。任何图像都不会离开这台计算机。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>The portrait has changes that are in no file yet.</source>
        <translation>肖像有尚未保存到文件的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exports are running</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Exports that are not finished yet: %1</source>
        <translation>尚未完成的导出：%1</translation>
    </message>
    <message>
        <source>Finish and quit</source>
        <translation>完成后退出</translation>
    </message>
    <message>
        <source>Stop them and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Portrait</source>
        <translation>肖像(&amp;P)</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转动</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Save recovered work</source>
        <translation>保存恢复的作品</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间轴(&amp;T)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Drop a project to open it, a label map to use it, a photo to lay it under the map, a model to load it</source>
        <translation>放下项目即可打开，放下标签图即可使用，放下照片则置于标签图下方，放下模型即可加载</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>参考线</translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>The system report is on the clipboard</source>
        <translation>系统报告已复制到剪贴板</translation>
    </message>
    <message>
        <source>The undo list holds no strokes of which a time-lapse could be made.</source>
        <translation>撤销列表中没有可制作延时动画的笔触。</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1（只读）</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>最近打开(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>恢复(&amp;V)</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>定位 %1</translation>
    </message>
    <message>
        <source>Limner project (*.limner);;All files (*)</source>
        <translation>Limner 项目 (*.limner);;所有文件 (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The portrait has changes that are in no file yet. Going back drops them.</source>
        <translation>肖像有尚未保存到文件的更改。恢复会丢弃这些更改。</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>保存副本(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Drop the changes</source>
        <translation>放弃更改(&amp;D)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open already: in %2 on this computer, since %3.</source>
        <translation>“%1”已打开：在本机的 %2 中，自 %3 起。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open already: in %2 on the computer &quot;%4&quot;, since %3.</source>
        <translation>“%1”已打开：在计算机“%4”上的 %2 中，自 %3 起。</translation>
    </message>
    <message>
        <source>The project is open already</source>
        <translation>项目已打开</translation>
    </message>
    <message>
        <source>When both save, the later one overwrites what the other one saved.</source>
        <translation>如果双方都保存，后保存的会覆盖先保存的内容。</translation>
    </message>
    <message>
        <source>Open &amp;read-only</source>
        <translation>以只读方式打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open a &amp;copy</source>
        <translation>打开副本(&amp;C)</translation>
    </message>
    <message>
        <source>Open &amp;anyway</source>
        <translation>仍然打开(&amp;A)</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>It was saved last %1.</source>
        <translation>上次保存：%1。</translation>
    </message>
    <message>
        <source>It was never saved.</source>
        <translation>从未保存过。</translation>
    </message>
    <message>
        <source>Sides of the face</source>
        <translation>脸的两侧</translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation>随机(&amp;R)</translation>
    </message>
    <message>
        <source>All that Limner opens (*.limner *.png *.jpg *.jpeg *.webp *.tif *.tiff *.pkl *.pt *.pth *.safetensors);;Limner project (*.limner);;All files (*)</source>
        <translation>Limner 可打开的所有文件 (*.limner *.png *.jpg *.jpeg *.webp *.tif *.tiff *.pkl *.pt *.pth *.safetensors);;Limner 项目 (*.limner);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import brushes</source>
        <translation>导入画笔</translation>
    </message>
    <message>
        <source>Brushes of Limner (*.json)</source>
        <translation>Limner 画笔 (*.json)</translation>
    </message>
    <message>
        <source>Export brushes</source>
        <translation>导出画笔</translation>
    </message>
    <message>
        <source>There is no picture yet.</source>
        <translation>还没有图像。</translation>
    </message>
    <message>
        <source>full quality</source>
        <translation>最高质量</translation>
    </message>
    <message>
        <source>preview, full quality follows at rest</source>
        <translation>预览，停顿后显示最高质量</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 × %2 px&lt;/b&gt;, %3&lt;br&gt;Model: %4&lt;br&gt;Yaw %5°, pitch %6°, roll %7°&lt;br&gt;Seed of the head: %8</source>
        <translation>&lt;b&gt;%1 × %2 px&lt;/b&gt;，%3&lt;br&gt;模型：%4&lt;br&gt;偏航 %5°，俯仰 %6°，滚转 %7°&lt;br&gt;头部种子：%8</translation>
    </message>
    <message>
        <source>Picture information</source>
        <translation>图像信息</translation>
    </message>
    <message>
        <source>Something unexpected happened, and what was being done was taken back. The work is safe; save it under another name if this happens again. LM-901</source>
        <translation>发生了意外情况，正在进行的操作已被撤回。作品是安全的；如果再次发生，请以另一个名称保存。LM-901</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>意外错误</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>limner::ui::MeshDialog</name>
    <message>
        <source>Export mesh</source>
        <translation>导出网格</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>glTF, binary</source>
        <translation>glTF，二进制</translation>
    </message>
    <message>
        <source>Wavefront OBJ</source>
        <translation>Wavefront OBJ</translation>
    </message>
    <message>
        <source>PLY</source>
        <translation>PLY</translation>
    </message>
    <message>
        <source>In metres, with colours and the class of every vertex</source>
        <translation>以米为单位，含颜色和每个顶点的类别</translation>
    </message>
    <message>
        <source>In centimetres, with colours, and a group and a material per class</source>
        <translation>以厘米为单位，含颜色，每个类别一个组和一种材质</translation>
    </message>
    <message>
        <source>In centimetres, with colours and the class of every vertex</source>
        <translation>以厘米为单位，含颜色和每个顶点的类别</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>精细度</translation>
    </message>
    <message>
        <source>%1 cells per side</source>
        <translation>每边 %1 个单元</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Detail</source>
        <translation>精细度(&amp;D)</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未载入模型。</translation>
    </message>
    <message>
        <source>The colours are those of the picture, its light included; what no view shows takes the colour beside it.</source>
        <translation>颜色取自图像，包含其光照；任何视角都看不到的部分采用相邻的颜色。</translation>
    </message>
    <message>
        <source>This model knows no surface, so there is no mesh of its heads.</source>
        <translation>此模型没有表面，因此其头部没有网格。</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>覆盖文件前会询问。</translation>
    </message>
</context>
<context>
    <name>limner::ui::ModelShelf</name>
    <message>
        <source>Model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; was not loaded; &quot;%2&quot; goes on. %3</source>
        <translation>未能加载模型“%1”，继续使用“%2”。%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not loaded. %2</source>
        <translation>未能加载“%1”。%2</translation>
    </message>
    <message>
        <source>There is no model in %1</source>
        <translation>%1 中没有模型</translation>
    </message>
    <message>
        <source>Models found: %1, new on the list: %2</source>
        <translation>找到模型：%1，新加入列表：%2</translation>
    </message>
    <message>
        <source>loads in %1 s, first picture in %2 s, turned in %3 s</source>
        <translation>加载 %1 秒，首张图像 %2 秒，转动后 %3 秒</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>Before model %1</source>
        <translation>模型 %1 之前</translation>
    </message>
</context>
<context>
    <name>limner::ui::ModelsPanel</name>
    <message>
        <source>loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Test: draw one face and tell the time</source>
        <translation>测试：绘制一张脸并报告用时</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>加载 %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>更多：%1</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Drop a model file here</source>
        <translation>将模型文件拖放到此处</translation>
    </message>
    <message>
        <source>Locate model…</source>
        <translation>查找模型…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>加载…</translation>
    </message>
    <message>
        <source>A published checkpoint or a model pack</source>
        <translation>已发布的检查点或模型包</translation>
    </message>
    <message>
        <source>Scan folder…</source>
        <translation>扫描文件夹…</translation>
    </message>
    <message>
        <source>Put every model below a folder on the list</source>
        <translation>将文件夹下的所有模型加入列表</translation>
    </message>
    <message>
        <source>This portrait was made with &quot;%1&quot;, which could not be loaded. Another model draws it as well as it can; nothing of it is lost.</source>
        <translation>此肖像由“%1”制作，但该模型无法加载。另一个模型会尽可能绘制它；其内容不会丢失。</translation>
    </message>
    <message>
        <source>Load model</source>
        <translation>加载模型</translation>
    </message>
    <message>
        <source>Models (*.pkl *.pt *.pth *.safetensors manifest.json);;All files (*)</source>
        <translation>模型 (*.pkl *.pt *.pth *.safetensors manifest.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Scan folder for models</source>
        <translation>扫描文件夹中的模型</translation>
    </message>
    <message>
        <source>Family: %1</source>
        <translation>系列：%1</translation>
    </message>
    <message>
        <source>Picture: %1 px wide</source>
        <translation>图像：宽 %1 像素</translation>
    </message>
    <message>
        <source>Can: %1</source>
        <translation>功能：%1</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>许可：%1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>大小：%1</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>Model information</source>
        <translation>模型信息</translation>
    </message>
    <message>
        <source>Drop a model file to load it, a folder to look for models in it</source>
        <translation>拖放模型文件以加载，拖放文件夹以在其中查找模型</translation>
    </message>
</context>
<context>
    <name>limner::ui::NoticesPopup</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time, notice</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Nothing was said yet. What the editor tells appears here.</source>
        <translation>还没有通知。编辑器的消息会显示在这里。</translation>
    </message>
</context>
<context>
    <name>limner::ui::PartsPanel</name>
    <message>
        <source>Parts</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>From seed…</source>
        <translation>从种子…</translation>
    </message>
    <message>
        <source>Take %1 from a seed</source>
        <translation>从种子采用%1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Take %1 from seed %2</source>
        <translation>从种子 %2 采用%1</translation>
    </message>
    <message>
        <source>No snapshots yet: keep one with Shift+S</source>
        <translation>还没有快照：按 Shift+S 保存一个</translation>
    </message>
    <message>
        <source>style parts by themselves</source>
        <translation>单独设定部位风格</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>所有部位</translation>
    </message>
    <message>
        <source>Drop a snapshot, a project or a picture by Limner here to take the styles of all parts that are not locked.</source>
        <translation>把快照、项目或 Limner 图片拖放到这里，采用所有未锁定部位的风格。</translation>
    </message>
    <message>
        <source>The look of the %1. Drop a snapshot, a project or a picture by Limner here to take its style.</source>
        <translation>%1的外观。把快照、项目或 Limner 图片拖放到这里，采用其风格。</translation>
    </message>
    <message>
        <source>Drop to take the style of the %1</source>
        <translation>放下以采用%1的风格</translation>
    </message>
    <message>
        <source>Drop to take the styles of all parts that are not locked</source>
        <translation>放下以采用所有未锁定部位的风格</translation>
    </message>
</context>
<context>
    <name>limner::ui::PenCurve</name>
    <message>
        <source>Curve of the pen&apos;s pressure</source>
        <translation>压感曲线</translation>
    </message>
    <message>
        <source>Left to right: how hard the pen presses; upwards: how much it counts. Press here to try it.</source>
        <translation>从左到右：笔的压力；向上：生效的程度。可在此处按压试用。</translation>
    </message>
</context>
<context>
    <name>limner::ui::PeopleDialog</name>
    <message>
        <source>Contact sheet of people</source>
        <translation>人物缩略图总表</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>首个种子</translation>
    </message>
    <message>
        <source>Every number is a person; the following ones come after it</source>
        <translation>每个数字对应一个人物；其后的数字依次排列</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>as square as it gets</source>
        <translation>尽量接近正方形</translation>
    </message>
    <message>
        <source>&amp;First seed</source>
        <translation>首个种子(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人数(&amp;P)</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>列数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Size of each</source>
        <translation>每张大小(&amp;S)</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>覆盖文件前会询问。</translation>
    </message>
</context>
<context>
    <name>limner::ui::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>导出图像</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>&amp;Recipe inside</source>
        <translation>内含配方(&amp;R)</translation>
    </message>
    <message>
        <source>Recipe inside</source>
        <translation>内含配方</translation>
    </message>
    <message>
        <source>&amp;Label map</source>
        <translation>标签图(&amp;L)</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Classes of the label map</source>
        <translation>标签图的类别</translation>
    </message>
    <message>
        <source>&amp;Depth</source>
        <translation>深度(&amp;D)</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Form of the depth</source>
        <translation>深度的格式</translation>
    </message>
    <message>
        <source>PNG, 16 bits</source>
        <translation>PNG，16 位</translation>
    </message>
    <message>
        <source>The model paints 8 bits per channel; 16 keep a replaced background&apos;s soft edge exact.</source>
        <translation>模型每通道输出 8 位；16 位可精确保留替换背景时的柔和边缘。</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>quality </source>
        <translation>质量 </translation>
    </message>
    <message>
        <source>The picture opens again as the portrait it shows</source>
        <translation>该图像可以重新作为肖像打开</translation>
    </message>
    <message>
        <source>Limner&apos;s classes</source>
        <translation>Limner 的类别</translation>
    </message>
    <message>
        <source>CelebAMask-HQ</source>
        <translation>CelebAMask-HQ</translation>
    </message>
    <message>
        <source>SofGAN, 20 classes</source>
        <translation>SofGAN，20 类</translation>
    </message>
    <message>
        <source>SofGAN, 17 classes</source>
        <translation>SofGAN，17 类</translation>
    </message>
    <message>
        <source>OpenEXR, float</source>
        <translation>OpenEXR，浮点</translation>
    </message>
    <message>
        <source>This build of Limner has no OpenEXR.</source>
        <translation>此版本的 Limner 不含 OpenEXR。</translation>
    </message>
    <message>
        <source>Beside the picture, as indexed PNG</source>
        <translation>与图像放在一起，为索引色 PNG</translation>
    </message>
    <message>
        <source>Beside the picture, in head units</source>
        <translation>与图像放在一起，以头部为单位</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>背景(&amp;B)</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>附带文件</translation>
    </message>
    <message>
        <source>This model gives no label map.</source>
        <translation>此模型不提供标签图。</translation>
    </message>
    <message>
        <source>This model gives no depth.</source>
        <translation>此模型不提供深度。</translation>
    </message>
    <message>
        <source>The model draws %1 pixels; larger pictures are enlarged smoothly and show no more detail.</source>
        <translation>模型输出 %1 像素；更大的图像只是平滑放大，不会增加细节。</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图像</translation>
    </message>
    <message>
        <source>Takes the next number that is free.</source>
        <translation>使用下一个空闲编号。</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>覆盖文件前会询问。</translation>
    </message>
    <message>
        <source>OpenEXR, with depth and labels</source>
        <translation>OpenEXR，含深度和标签</translation>
    </message>
    <message>
        <source>OpenRaster, in layers</source>
        <translation>OpenRaster，分图层</translation>
    </message>
    <message numerus="yes">
        <source>PNG, %n bits</source>
        <translation>
            <numerusform>PNG，%n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>TIFF, %n bits</source>
        <translation>
            <numerusform>TIFF，%n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Linear light in half floats; depth, normals and labels as channels beside it.</source>
        <translation>半精度浮点的线性光；深度、法线和标签作为附加通道。</translation>
    </message>
    <message>
        <source>For Krita and GIMP: background, cut-out portrait, and a hidden layer per part.</source>
        <translation>供 Krita 和 GIMP 使用：背景、抠出的肖像，以及每个部位一个隐藏图层。</translation>
    </message>
    <message>
        <source>This build of Limner has no library for %1.</source>
        <translation>此版本的 Limner 没有用于 %1 的库。</translation>
    </message>
    <message>
        <source>%1 carries no recipe; PNG does</source>
        <translation>%1 不含配方；PNG 可以</translation>
    </message>
    <message>
        <source>%1 holds no transparency; PNG does.</source>
        <translation>%1 不支持透明；PNG 支持。</translation>
    </message>
    <message>
        <source>This model gives no label map, so there are no layers.</source>
        <translation>此模型不提供标签图，因此没有图层。</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>Small, with transparency, for the web; at quality 100 nothing is lost.</source>
        <translation>文件小，支持透明，适合网页；质量为 100 时无损。</translation>
    </message>
    <message>
        <source>Samples per pixel</source>
        <translation>每像素采样</translation>
    </message>
    <message>
        <source>Cro&amp;p</source>
        <translation>裁剪(&amp;P)</translation>
    </message>
    <message>
        <source>The crop lies outside the picture of %1 pixels.</source>
        <translation>裁剪区域超出了 %1 像素的图像。</translation>
    </message>
    <message>
        <source>The model draws %1 pixels; more samples than that smooth and show no more detail.</source>
        <translation>模型输出 %1 像素；超过此数的采样只会平滑，不会增加细节。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>None: the portrait alone</source>
        <translation>无：仅人像</translation>
    </message>
    <message>
        <source>Before and after: the beginning</source>
        <translation>前后对比：最初状态</translation>
    </message>
    <message>
        <source>Before and after: %1</source>
        <translation>前后对比：%1</translation>
    </message>
    <message>
        <source>An earlier portrait on the left, in the same pose</source>
        <translation>左侧为姿态相同的较早人像</translation>
    </message>
    <message>
        <source>Co&amp;mparison</source>
        <translation>对比(&amp;M)</translation>
    </message>
    <message>
        <source>Layers hold no comparison; PNG does.</source>
        <translation>图层不支持对比；PNG 支持。</translation>
    </message>
</context>
<context>
    <name>limner::ui::PictureView</name>
    <message>
        <source>Loading model…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>未载入模型</translation>
    </message>
    <message>
        <source>The portrait appears here in a moment.</source>
        <translation>肖像稍后会显示在这里。</translation>
    </message>
    <message>
        <source>%1

Start Limner with --models FOLDER to use a model from another place.</source>
        <translation>%1

使用 --models 文件夹 启动 Limner，可使用其他位置的模型。</translation>
    </message>
    <message>
        <source>The project is being opened…</source>
        <translation>正在打开项目…</translation>
    </message>
</context>
<context>
    <name>limner::ui::PlaceChoice</name>
    <message>
        <source>F&amp;older</source>
        <translation>文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Empty: beside the project, or the folder for pictures</source>
        <translation>留空：与项目放在一起，或放入图片文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Fields: {name} {n} {n:03} {frame:04} {date} {time} {seed} {model} {yaw} {pitch} {width} {height} {version}</source>
        <translation>字段：{name} {n} {n:03} {frame:04} {date} {time} {seed} {model} {yaw} {pitch} {width} {height} {version}</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>名称为空。</translation>
    </message>
    <message>
        <source>Folder of the export</source>
        <translation>导出文件夹</translation>
    </message>
</context>
<context>
    <name>limner::ui::Playhead</name>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Revert changes without a key</source>
        <translation>撤销没有关键帧的更改</translation>
    </message>
    <message>
        <source>In point</source>
        <translation>入点</translation>
    </message>
    <message>
        <source>Out point</source>
        <translation>出点</translation>
    </message>
</context>
<context>
    <name>limner::ui::PopupPalette</name>
    <message>
        <source>Palette at the pointer</source>
        <translation>指针处的调色板</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1, %2 px</source>
        <comment>brush</comment>
        <translation>%1，%2 像素</translation>
    </message>
</context>
<context>
    <name>limner::ui::PortraitViewport</name>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pose, state</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>preparing head</source>
        <translation>正在准备头部</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Camera distance</source>
        <translation>相机距离</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>视场角</translation>
    </message>
    <message>
        <source>Before: drawn by another model</source>
        <translation>之前：由另一个模型绘制</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Difference to before, 4 ×</source>
        <translation>与之前的差异，4 倍</translation>
    </message>
    <message>
        <source>Drop to compare the portrait with this snapshot</source>
        <translation>放下即可将肖像与此快照比较</translation>
    </message>
</context>
<context>
    <name>limner::ui::PosePanel</name>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Yaw</source>
        <translation>偏航</translation>
    </message>
    <message>
        <source>+ turns the face towards the right edge of the picture</source>
        <translation>+ 将脸转向画面右侧</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>俯仰</translation>
    </message>
    <message>
        <source>+ looks up</source>
        <translation>+ 向上看</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>滚转</translation>
    </message>
    <message>
        <source>+ tilts the head clockwise</source>
        <translation>+ 顺时针倾斜头部</translation>
    </message>
    <message>
        <source>Camera zoom</source>
        <translation>相机缩放</translation>
    </message>
    <message>
        <source>Camera zoom %1 %</source>
        <translation>相机缩放 %1 %</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>视场角</translation>
    </message>
    <message>
        <source>turn the head</source>
        <translation>转动头部</translation>
    </message>
    <message>
        <source>Approximate: this model was trained on flat pictures.</source>
        <translation>近似：此模型是用平面图像训练的。</translation>
    </message>
</context>
<context>
    <name>limner::ui::PreferencesDialog</name>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些词的设置。</translation>
    </message>
    <message>
        <source>&amp;Reset page</source>
        <translation>重置本页(&amp;R)</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reset &amp;all…</source>
        <translation>全部重置(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
    <message>
        <source>Counts from the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;Size of everything</source>
        <translation>界面缩放(&amp;S)</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Tooltips a&amp;fter</source>
        <translation>工具提示延迟(&amp;F)</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Tab &amp;key in the views</source>
        <translation>视图中的 Tab 键(&amp;K)</translation>
    </message>
    <message>
        <source>Shows the view alone</source>
        <translation>仅显示视图</translation>
    </message>
    <message>
        <source>Goes to the next control</source>
        <translation>移到下一个控件</translation>
    </message>
    <message>
        <source>&amp;Less motion</source>
        <translation>减少动画(&amp;L)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Grey round the picture</source>
        <translation>图像周围的灰色(&amp;G)</translation>
    </message>
    <message>
        <source>Of the theme</source>
        <translation>跟随主题</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中灰</translation>
    </message>
    <message>
        <source>&amp;Turning speed</source>
        <translation>转动速度(&amp;T)</translation>
    </message>
    <message>
        <source>° per pixel</source>
        <translation>° / 像素</translation>
    </message>
    <message>
        <source>The &amp;camera follows the pointer, not the face</source>
        <translation>由相机跟随指针，而不是脸部(&amp;C)</translation>
    </message>
    <message>
        <source>Say on the picture that it is a &amp;preview</source>
        <translation>在图像上标明预览(&amp;P)</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>&amp;Smoothing of the line</source>
        <translation>线条平滑(&amp;S)</translation>
    </message>
    <message>
        <source>No smoothing</source>
        <translation>无平滑</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>稳定器</translation>
    </message>
    <message>
        <source>Pen &amp;pressure</source>
        <translation>压感(&amp;P)</translation>
    </message>
    <message>
        <source>1 is straight; less makes light strokes count more, more asks for a firm hand.</source>
        <translation>1 为直线；较小的值让轻触更明显，较大的值需要更用力。</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>可用的最佳设备</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>CUDA 显卡</translation>
    </message>
    <message>
        <source>Full quality &amp;after a rest of</source>
        <translation>停顿多久后以最高质量渲染(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Saving and files</source>
        <translation>保存与文件</translation>
    </message>
    <message>
        <source>&amp;Undo steps</source>
        <translation>撤销步数(&amp;U)</translation>
    </message>
    <message>
        <source>Counts from the next portrait or project that is opened.</source>
        <translation>从下一个打开的肖像或项目起生效。</translation>
    </message>
    <message>
        <source>&amp;Autosave every</source>
        <translation>自动保存间隔(&amp;A)</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Whatever is chosen here, a journal keeps every change until it is saved.</source>
        <translation>无论如何选择，日志都会记录每次更改，直到保存为止。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>与项目放在一起</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Folder for &amp;pictures</source>
        <translation>图片文件夹(&amp;P)</translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>添加(&amp;D)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Folders with mode&amp;ls</source>
        <translation>模型文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Searched before the usual places. Counts from the next start.</source>
        <translation>优先于常规位置搜索。下次启动时生效。</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>The command line or the environment decides this for the present run.</source>
        <translation>本次运行由命令行或环境变量决定。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>All settings go back to their defaults. Shortcuts and workspaces stay.</source>
        <translation>所有设置都将恢复默认值。快捷键和工作区保持不变。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Fit the head to what is painted</source>
        <translation>让头部拟合所画内容(&amp;F)</translation>
    </message>
    <message>
        <source>One fin&amp;ger on the canvas</source>
        <translation>画布上的单指(&amp;G)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Paints</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Moves the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Automatic: it paints until a pen is used, and moves the view from then on.</source>
        <translation>自动：在使用触控笔之前绘画，之后则移动视图。</translation>
    </message>
    <message>
        <source>&amp;Memory for pictures of the timeline</source>
        <translation>时间轴图片所用内存(&amp;M)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Frames that were drawn are shown again without computing: the green line of the timeline.</source>
        <translation>已绘制的帧无需重新计算即可再次显示：时间轴上的绿线。</translation>
    </message>
    <message>
        <source>Former &amp;versions kept</source>
        <translation>保留的旧版本数(&amp;V)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Beside the project, as name.limner~1 and so on; File &gt; Revert lists them.</source>
        <translation>与项目放在一起，名为 name.limner~1 等；见“文件 &gt; 恢复”。</translation>
    </message>
    <message>
        <source>Show the small &amp;head that turns the portrait</source>
        <translation>显示用于转动肖像的小头像(&amp;H)</translation>
    </message>
    <message>
        <source>Goes to a file, which Help ▸ Show log finds, and to the terminal.</source>
        <translation>写入一个文件(由“帮助 ▸ 显示日志”打开其文件夹)和终端。</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出…(&amp;X)</translation>
    </message>
    <message>
        <source>Write all settings to one file</source>
        <translation>将所有设置写入一个文件</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入…(&amp;I)</translation>
    </message>
    <message>
        <source>Take over the settings of such a file</source>
        <translation>采用此类文件中的设置</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings (*.json);;All files (*)</source>
        <translation>设置 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Start &amp;page when no project is opened</source>
        <translation>未打开项目时显示开始页(&amp;P)</translation>
    </message>
</context>
<context>
    <name>limner::ui::PresetChoice</name>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>A name, to keep these options</source>
        <translation>输入名称以保留这些选项</translation>
    </message>
    <message>
        <source>Keeps the options under this name</source>
        <translation>以此名称保留选项</translation>
    </message>
    <message>
        <source>Forgets the options of this name</source>
        <translation>删除此名称的选项</translation>
    </message>
    <message>
        <source>Prese&amp;t</source>
        <translation>预设(&amp;T)</translation>
    </message>
</context>
<context>
    <name>limner::ui::RecentMenu</name>
    <message>
        <source>&amp;Pin</source>
        <translation>固定(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Locate</source>
        <translation>定位(&amp;L)</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Photos and label maps</source>
        <translation>照片和标签图</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>尚未打开任何文件</translation>
    </message>
    <message>
        <source>Pinned entries stand first and stay</source>
        <translation>固定的条目排在最前并始终保留</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>Takes all but the pinned entries off the list; no file is deleted</source>
        <translation>从列表中移除未固定的条目；不会删除任何文件</translation>
    </message>
    <message>
        <source>There are no entries that are not pinned.</source>
        <translation>没有未固定的条目。</translation>
    </message>
    <message>
        <source>%1
It is not there any more; Locate finds it.</source>
        <translation>%1
文件已不在原处；可用“定位”重新找到。</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Say where a grey entry lies now</source>
        <translation>指定灰色条目现在的位置</translation>
    </message>
    <message>
        <source>All files are where they were.</source>
        <translation>所有文件都在原处。</translation>
    </message>
</context>
<context>
    <name>limner::ui::RecoveredPage</name>
    <message>
        <source>Recovered work</source>
        <translation>恢复的作品</translation>
    </message>
    <message>
        <source>Limner did not end as it should. This was not saved yet:</source>
        <translation>Limner 上次未正常退出。以下内容尚未保存：</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Keeps everything and asks again at the next start</source>
        <translation>全部保留，下次启动时再询问</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open it as a changed copy</source>
        <translation>作为已更改的副本打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Write it to a project file without opening it</source>
        <translation>直接写入项目文件而不打开</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Delete it for good</source>
        <translation>永久删除</translation>
    </message>
</context>
<context>
    <name>limner::ui::RevertMenu</name>
    <message>
        <source>Saved on %1 at %2</source>
        <translation>保存于 %1 %2</translation>
    </message>
    <message>
        <source>No backups</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>A save keeps the former version as a backup; the preferences say how many there are.</source>
        <translation>保存时会将旧版本保留为备份；数量在首选项中设置。</translation>
    </message>
</context>
<context>
    <name>limner::ui::SeedBrowser</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Seed browser</source>
        <translation>种子浏览器</translation>
    </message>
    <message>
        <source>Seed in the middle</source>
        <translation>中央的种子</translation>
    </message>
    <message>
        <source>Goes to this person</source>
        <translation>转到此人物</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Every picture another person</source>
        <translation>每幅图像一个不同的人物</translation>
    </message>
    <message>
        <source>One picture between two people</source>
        <translation>两个人物之间一幅图像</translation>
    </message>
    <message>
        <source>Three pictures between two people</source>
        <translation>两个人物之间三幅图像</translation>
    </message>
    <message>
        <source>Seven pictures between two people</source>
        <translation>两个人物之间七幅图像</translation>
    </message>
    <message>
        <source>How far the variations go</source>
        <translation>变化的幅度</translation>
    </message>
    <message>
        <source>&amp;Other variations</source>
        <translation>其他变化(&amp;O)</translation>
    </message>
    <message>
        <source>Click takes a person, middle click keeps it on the shelf. Drag the plane; the wheel changes the step. With the keyboard: arrows, Enter, Shift+Enter.</source>
        <translation>单击采用人物，中键单击将其放入快照架。可拖动平面；滚轮改变步长。键盘操作：方向键、Enter、Shift+Enter。</translation>
    </message>
    <message>
        <source>Variations of this face</source>
        <translation>此面孔的变化</translation>
    </message>
    <message>
        <source>&amp;Seed in the middle</source>
        <translation>中央的种子(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>步长(&amp;T)</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>采用%1</translation>
    </message>
    <message>
        <source>“%1” is on the shelf</source>
        <translation>“%1”已放入快照架</translation>
    </message>
</context>
<context>
    <name>limner::ui::SeedPlaneView</name>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Seeds %1 and %2, %3 %</source>
        <translation>种子 %1 与 %2，%3 %</translation>
    </message>
    <message>
        <source>Plane of people</source>
        <translation>人物平面</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>limner::ui::SeedRow</name>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Throw the dice for %1</source>
        <translation>随机生成%1</translation>
    </message>
    <message>
        <source>Lock %1 against the dice</source>
        <translation>锁定%1，不参与随机</translation>
    </message>
    <message>
        <source>Take %1 from …</source>
        <translation>采用%1，来源…</translation>
    </message>
    <message>
        <source>Seed of %1</source>
        <translation>%1的种子</translation>
    </message>
    <message>
        <source>Second seed, blended in</source>
        <translation>混入的第二个种子</translation>
    </message>
    <message>
        <source>How much of the second seed is blended in</source>
        <translation>第二个种子的混入比例</translation>
    </message>
    <message>
        <source>Blend %1 %2 %</source>
        <translation>混合%1 %2 %</translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <translation>%1种子 %2</translation>
    </message>
    <message>
        <source>Locked: unlock to throw the dice</source>
        <translation>已锁定：解锁后才能随机</translation>
    </message>
    <message>
        <source>Throw of %1, seed %2</source>
        <translation>%1 的投掷，种子 %2</translation>
    </message>
</context>
<context>
    <name>limner::ui::Settings</name>
    <message>
        <source>The settings could not be read and have their defaults. The damaged file is kept as %1.</source>
        <translation>无法读取设置，已恢复默认值。损坏的文件保留为 %1。</translation>
    </message>
    <message>
        <source>Settings with impossible values were corrected: %1.</source>
        <translation>已更正取值无效的设置：%1。</translation>
    </message>
    <message>
        <source>There are no settings of Limner in it.</source>
        <translation>其中没有 Limner 的设置。</translation>
    </message>
    <message>
        <source>The settings of the file count now.</source>
        <translation>文件中的设置现已生效。</translation>
    </message>
    <message>
        <source>The settings of the file count now, but for these, whose values are wrong: %1.</source>
        <translation>文件中的设置现已生效，但以下各项的值有误，未作更改：%1。</translation>
    </message>
    <message>
        <source>The settings are in %1.</source>
        <translation>设置已写入 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>limner::ui::ShortcutSheet</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation>按名称或按键搜索</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Set of keys</source>
        <translation>按键方案</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Gives the command its own keys back</source>
        <translation>恢复该命令的默认按键</translation>
    </message>
    <message>
        <source>Takes all keys from the command</source>
        <translation>清除该命令的所有按键</translation>
    </message>
    <message>
        <source>Save set…</source>
        <translation>保存方案…</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Press the key that the chosen command should have</source>
        <translation>按下要分配给所选命令的按键</translation>
    </message>
    <message>
        <source>Choose a command in the list first; gestures cannot be changed</source>
        <translation>请先在列表中选择命令；手势无法更改</translation>
    </message>
    <message>
        <source>Key in use</source>
        <translation>按键已被占用</translation>
    </message>
    <message>
        <source>%1 belongs to &quot;%2&quot;.</source>
        <translation>%1 属于“%2”。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Limner</source>
        <translation>Limner</translation>
    </message>
    <message>
        <source>Photoshop-like</source>
        <translation>类似 Photoshop</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Save set of keys</source>
        <translation>保存按键方案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>My keys</source>
        <translation>我的按键</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
</context>
<context>
    <name>limner::ui::SizeChoice</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Model size (%1 px)</source>
        <translation>模型尺寸（%1 px）</translation>
    </message>
    <message>
        <source>Model size</source>
        <translation>模型尺寸</translation>
    </message>
    <message>
        <source>× %1 (%2 px)</source>
        <translation>× %1（%2 px）</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Side in pixels</source>
        <translation>边长（像素）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 次采样</translation>
    </message>
    <message>
        <source>%1 × %1 samples</source>
        <translation>%1 × %1 次采样</translation>
    </message>
    <message>
        <source>Per pixel: drawn larger and averaged, so that edges are smooth; takes longer</source>
        <translation>每像素：放大绘制后取平均，使边缘平滑；耗时更长</translation>
    </message>
</context>
<context>
    <name>limner::ui::SnapshotList</name>
    <message>
        <source>%1, starred</source>
        <translation>%1，已加星标</translation>
    </message>
    <message>
        <source>%1
Double click or Enter restores it, F2 renames it; drag it onto a part to take its style, or onto the portrait to compare; Ctrl+click a second one to blend</source>
        <translation>%1
双击或按 Enter 可恢复，F2 重命名；拖到某个部位上可采用其风格，拖到肖像上可进行比较；按住 Ctrl 单击第二个可混合</translation>
    </message>
    <message>
        <source>%1
Double click or Enter restores it</source>
        <translation>%1
双击或按 Enter 可恢复</translation>
    </message>
</context>
<context>
    <name>limner::ui::SnapshotShelf</name>
    <message>
        <source>Keep &quot;%1&quot;</source>
        <translation>保存“%1”</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>Rename snapshot to &quot;%1&quot;</source>
        <translation>将快照重命名为“%1”</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Duplicate &quot;%1&quot;</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Star &quot;%1&quot;</source>
        <translation>为“%1”加星标</translation>
    </message>
    <message>
        <source>Take the star off &quot;%1&quot;</source>
        <translation>取消“%1”的星标</translation>
    </message>
</context>
<context>
    <name>limner::ui::SnapshotsPanel</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Keep a state of the portrait with Shift+S</source>
        <translation>按 Shift+S 保存肖像的一个状态</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Compare with this</source>
        <translation>与此比较</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>From “%1” to “%2”</source>
        <translation>从“%1”到“%2”</translation>
    </message>
    <message>
        <source>Snapshots of two models cannot be blended</source>
        <translation>两个模型的快照无法混合</translation>
    </message>
    <message>
        <source>Blend “%1” and “%2” %3 %</source>
        <translation>混合“%1”和“%2” %3 %</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the snapshots by name</source>
        <translation>按名称搜索快照</translation>
    </message>
    <message>
        <source>Only starred</source>
        <translation>仅加星标的</translation>
    </message>
    <message>
        <source>Show only what has a star</source>
        <translation>只显示加星标的快照</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Show what the editor kept by itself: before an import, another model, a random person or a fit</source>
        <translation>显示编辑器自动保留的内容：导入、更换模型、随机人物或拟合之前</translation>
    </message>
    <message>
        <source>No snapshot is like that</source>
        <translation>没有符合条件的快照</translation>
    </message>
    <message>
        <source>Nothing was replaced yet that the editor would have kept</source>
        <translation>尚未替换过任何需要自动保留的内容</translation>
    </message>
    <message>
        <source>Take the star off</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Keep as a snapshot</source>
        <translation>保留为快照</translation>
    </message>
</context>
<context>
    <name>limner::ui::StatusLine</name>
    <message>
        <source>Pixel of the label map and its class</source>
        <translation>标签图的像素及其类别</translation>
    </message>
    <message>
        <source>preparing head</source>
        <translation>正在准备头部</translation>
    </message>
    <message>
        <source>%1 fps  %2 ms</source>
        <translation>%1 fps  %2 ms</translation>
    </message>
    <message>
        <source>New pictures per second; time from input to picture; click for more</source>
        <translation>每秒新图像数；从输入到图像的时间；单击查看更多</translation>
    </message>
    <message>
        <source>Memory of the model&apos;s caches; click to free it</source>
        <translation>模型缓存占用的内存；单击释放</translation>
    </message>
    <message>
        <source>Jobs %1, %2 %</source>
        <translation>任务 %1，%2 %</translation>
    </message>
    <message>
        <source>Work in the background; click for the list</source>
        <translation>后台任务；单击查看列表</translation>
    </message>
    <message>
        <source>⚠ not protected</source>
        <translation>⚠ 未受保护</translation>
    </message>
    <message>
        <source>State of the project file; click to save</source>
        <translation>项目文件的状态；单击保存</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Loading model…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>⚠ no model</source>
        <translation>⚠ 无模型</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>载入中…</translation>
    </message>
    <message>
        <source>■ paused</source>
        <translation>■ 已暂停</translation>
    </message>
    <message>
        <source>⚠ failed</source>
        <translation>⚠ 失败</translation>
    </message>
    <message>
        <source>◐ preview Q%1</source>
        <translation>◐ 预览 Q%1</translation>
    </message>
    <message>
        <source>◑ final…</source>
        <translation>◑ 最终…</translation>
    </message>
    <message>
        <source>● idle</source>
        <translation>● 空闲</translation>
    </message>
    <message>
        <source>– fps  – ms</source>
        <translation>– fps  – ms</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>autosaved %1</source>
        <translation>自动保存于 %1</translation>
    </message>
    <message>
        <source>Neither the state folder nor the cache folder can be written: a crash would take what is not saved. Save the project.</source>
        <translation>状态文件夹和缓存文件夹都无法写入：一旦崩溃，未保存的内容会丢失。请保存项目。</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>保存于 %1</translation>
    </message>
    <message>
        <source>Model; click for the list of models</source>
        <translation>模型；单击查看模型列表</translation>
    </message>
    <message>
        <source>%1 % · %2°</source>
        <translation>%1 % · %2°</translation>
    </message>
    <message>
        <source>%1 · ⇋</source>
        <comment>zoom, mirrored</comment>
        <translation>%1 · ⇋</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>What the editor has said; click for the list</source>
        <translation>编辑器的通知；单击查看列表</translation>
    </message>
    <message>
        <source>%1 unread</source>
        <translation>%1 条未读</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Position and class</source>
        <translation>位置和类别</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom, turn and mirror of the view; click to set them back</source>
        <translation>视图的缩放、旋转和镜像；单击可重置</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Render state</source>
        <translation>渲染状态</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Device that computes; click to choose it</source>
        <translation>用于计算的设备；单击可选择</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存状态</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Size of the picture; click for more about it, drag it into another program</source>
        <translation>图像的大小；单击查看详情，可拖到其他程序中</translation>
    </message>
    <message>
        <source>Render state; click to render at full quality now, or to go on, drag the picture into another program</source>
        <translation>渲染状态；单击立即以最高质量渲染或继续，拖动可将图片放入其他程序</translation>
    </message>
</context>
<context>
    <name>limner::ui::SystemNotice</name>
    <message>
        <source>%1 was not finished</source>
        <translation>%1未完成</translation>
    </message>
    <message>
        <source>%1 is finished</source>
        <translation>%1已完成</translation>
    </message>
</context>
<context>
    <name>limner::ui::TimeLapseDialog</name>
    <message>
        <source>Time-lapse</source>
        <translation>延时动画</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time of each &amp;stroke</source>
        <translation>每笔时长(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hold at the end</source>
        <translation>结尾停留(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation>采用(&amp;T)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>%1 pictures of the painting in %2 s, as keys of the timeline</source>
        <translation>%2 秒内 %1 幅绘画画面，作为时间轴的关键帧</translation>
    </message>
</context>
<context>
    <name>limner::ui::TimelinePanel</name>
    <message>
        <source>Nod</source>
        <translation>点头</translation>
    </message>
    <message>
        <source>Shake the head</source>
        <translation>摇头</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>环顾</translation>
    </message>
    <message>
        <source>Turn to both sides</source>
        <translation>向两侧转头</translation>
    </message>
    <message>
        <source>Breathe</source>
        <translation>呼吸</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Put a movement onto the portrait, from this frame on</source>
        <translation>从此帧起为肖像添加动作</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>总帧数</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>In a loop the last key goes on to the first one</source>
        <translation>循环时最后一个关键帧衔接到第一个</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>关键帧：%1</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Movements (*.json)</source>
        <translation>动作 (*.json)</translation>
    </message>
    <message>
        <source>Changes at frame %1 have no key and were left behind.</source>
        <translation>第 %1 帧的更改没有关键帧，未被保留。</translation>
    </message>
    <message>
        <source>Length: %1 frames</source>
        <translation>长度：%1 帧</translation>
    </message>
    <message>
        <source>Frames whose picture was not there in time</source>
        <translation>未能及时绘制的帧</translation>
    </message>
    <message>
        <source>Onion pictures on each side</source>
        <translation>每侧洋葱皮图片数</translation>
    </message>
    <message>
        <source>Onion pictures</source>
        <translation>洋葱皮图片</translation>
    </message>
    <message>
        <source>Onion pictures: what comes before and after, laid over the portrait faintly</source>
        <translation>洋葱皮图片：将前后内容淡淡叠加在肖像上</translation>
    </message>
    <message>
        <source>Of the keys before and after</source>
        <translation>前后的关键帧</translation>
    </message>
    <message>
        <source>Of the frames before and after</source>
        <translation>前后的帧</translation>
    </message>
    <message>
        <source>Drop the project to take its timeline</source>
        <translation>放下项目以采用其时间轴</translation>
    </message>
    <message>
        <source>Drop the movement to put it onto the portrait, from this frame on</source>
        <translation>放下动作，从此帧起将其添加到肖像</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>Frames per second: chosen, or typed</source>
        <translation>每秒帧数：选择或输入</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>幅度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>自身长度</translation>
    </message>
</context>
<context>
    <name>limner::ui::TimelineView</name>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Begin slowly</source>
        <translation>缓入</translation>
    </message>
    <message>
        <source>End slowly</source>
        <translation>缓出</translation>
    </message>
    <message>
        <source>Hold until the next key</source>
        <translation>保持到下一个关键帧</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>Add the first key with Alt+K, or put a movement here</source>
        <translation>按 Alt+K 添加第一个关键帧，或将动作放到这里</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Copy keys</source>
        <translation>复制关键帧</translation>
    </message>
    <message>
        <source>Move keys</source>
        <translation>移动关键帧</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Easing: %1</source>
        <translation>缓动：%1</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1，第 %2 帧</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>自定义…</translation>
    </message>
</context>
<context>
    <name>limner::ui::Toasts</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>limner::ui::ToolOptions</name>
    <message>
        <source>Brush</source>
        <translation>笔刷</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>吸管</translation>
    </message>
    <message>
        <source>Turn head</source>
        <translation>转动头部</translation>
    </message>
    <message>
        <source>Turn light</source>
        <translation>转动光源</translation>
    </message>
    <message>
        <source>Tool options</source>
        <translation>工具选项</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size in pixels of the label map ([ and ], Shift+wheel, Shift+drag)</source>
        <translation>笔刷大小，以标签图像素计（[ 和 ]、Shift+滚轮、Shift+拖动）</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>A label has no half values</source>
        <translation>标签没有中间值</translation>
    </message>
    <message>
        <source>Connected area only</source>
        <translation>仅连续区域</translation>
    </message>
    <message>
        <source>Off: all pixels of that class are filled</source>
        <translation>关闭时：填充该类别的所有像素</translation>
    </message>
    <message>
        <source>Smoothing of the line</source>
        <translation>线条平滑</translation>
    </message>
    <message>
        <source>No smoothing</source>
        <translation>无平滑</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>稳定器</translation>
    </message>
    <message>
        <source>What an area does</source>
        <translation>区域的作用</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>添加到选区</translation>
    </message>
    <message>
        <source>Take from selection</source>
        <translation>从选区减去</translation>
    </message>
    <message>
        <source>Intersect selection</source>
        <translation>与选区相交</translation>
    </message>
    <message>
        <source>Symmetry: the other side of the face gets the same (Shift+M)</source>
        <translation>对称：脸的另一侧做相同处理（Shift+M）</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>Opacity of the label map (I, O)</source>
        <translation>标签图的不透明度（I、O）</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Opacity of the reference photo</source>
        <translation>参考照片的不透明度</translation>
    </message>
    <message>
        <source>Edge snap: the border of a stroke moves to the edge of the portrait (Shift+N). Right click: how far</source>
        <translation>吸附边缘：笔画的边界会移到肖像的边缘（Shift+N）。右键单击：吸附距离</translation>
    </message>
    <message>
        <source>Edge snap</source>
        <translation>吸附边缘</translation>
    </message>
    <message>
        <source>Snap within</source>
        <translation>吸附范围</translation>
    </message>
    <message>
        <source>How far the border may move, in pixels of the label map</source>
        <translation>边界可移动的距离，以标签图像素计</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <source>How strong an edge must be to move the border</source>
        <translation>边缘需要多强才能移动边界</translation>
    </message>
    <message>
        <source>Grab features</source>
        <translation>抓取特征</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>移动选区</translation>
    </message>
    <message>
        <source>To the right, in pixels of the label map</source>
        <translation>向右，以标签图像素计</translation>
    </message>
    <message>
        <source>X </source>
        <translation>X </translation>
    </message>
    <message>
        <source>Down, in pixels of the label map</source>
        <translation>向下，以标签图像素计</translation>
    </message>
    <message>
        <source>Y </source>
        <translation>Y </translation>
    </message>
    <message>
        <source>Width; negative is flipped</source>
        <translation>宽度；负值为翻转</translation>
    </message>
    <message>
        <source>W </source>
        <comment>width</comment>
        <translation>宽 </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Height; negative is flipped</source>
        <translation>高度；负值为翻转</translation>
    </message>
    <message>
        <source>H </source>
        <comment>height</comment>
        <translation>高 </translation>
    </message>
    <message>
        <source>Angle, clockwise</source>
        <translation>角度，顺时针</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Nothing floats over the label map yet: move what is selected, or press Ctrl+T</source>
        <translation>标签图上还没有浮动的内容：移动所选内容，或按 Ctrl+T</translation>
    </message>
    <message>
        <source>Pick region</source>
        <translation>选取区域</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Fill and select</source>
        <translation>填充并选择</translation>
    </message>
    <message>
        <source>What ends an area</source>
        <translation>区域的边界依据</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>图像的颜色</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How far a colour may differ from that under the pointer</source>
        <translation>颜色与指针下颜色的允许差异</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Where a filled area ends: corners, gaps, growing</source>
        <translation>填充区域在何处结束：角点、缺口、扩展</translation>
    </message>
    <message>
        <source>Over corners</source>
        <translation>经过角点</translation>
    </message>
    <message>
        <source>Pixels that touch at a corner belong together: 8 neighbours instead of 4</source>
        <translation>角点相接的像素视为相连：8 邻域而非 4 邻域</translation>
    </message>
    <message>
        <source>Close gaps</source>
        <translation>封闭缺口</translation>
    </message>
    <message>
        <source>Passages as wide as this end an area, in pixels of the label map</source>
        <translation>不超过此宽度的通道会截断区域，以标签图像素计</translation>
    </message>
    <message>
        <source>Grow by</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>The filled area is larger by this, or smaller, in pixels of the label map</source>
        <translation>填充区域扩大或缩小的量，以标签图像素计</translation>
    </message>
    <message>
        <source>Brushes with a name; the dot says that the brush was changed since</source>
        <translation>有名称的画笔；圆点表示画笔此后已更改</translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1，已更改</translation>
    </message>
    <message>
        <source>Fill with class</source>
        <translation>用类别填充</translation>
    </message>
    <message>
        <source>Stroke with brush</source>
        <translation>用画笔描边</translation>
    </message>
    <message>
        <source>Magnetic lasso</source>
        <translation>磁性套索</translation>
    </message>
    <message>
        <source>Magnetic: the line keeps to strong edges of the portrait within 12 pixels of the label map</source>
        <translation>磁性：线条贴合肖像中标签图 12 像素范围内的明显边缘</translation>
    </message>
    <message>
        <source>Only with the tag</source>
        <translation>仅限带标签</translation>
    </message>
    <message>
        <source>All brushes</source>
        <translation>所有画笔</translation>
    </message>
</context>
<context>
    <name>limner::ui::TurntableDialog</name>
    <message>
        <source>Turntable</source>
        <translation>转台动画</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>To each side</source>
        <translation>向两侧</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Rest at the ends</source>
        <translation>两端停留</translation>
    </message>
    <message>
        <source> s rest</source>
        <translation> 秒停留</translation>
    </message>
    <message>
        <source>To the &amp;left edge first</source>
        <translation>先转向左侧(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ight turns with the head</source>
        <translation>光源随头部转动(&amp;I)</translation>
    </message>
    <message>
        <source>E&amp;yes stay on the viewer</source>
        <translation>视线保持看向观者(&amp;Y)</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source> fps</source>
        <translation> fps</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>&amp;Recipe inside each picture</source>
        <translation>每张图像内含配方(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep complete pictures of an earlier run</source>
        <translation>保留先前已完成的图像(&amp;K)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Swing left – right</source>
        <translation>左右摆动</translation>
    </message>
    <message>
        <source>Orbit (ellipse)</source>
        <translation>环绕（椭圆）</translation>
    </message>
    <message>
        <source>Figure eight</source>
        <translation>8 字形</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>The pose of the portrait</source>
        <translation>肖像的姿态</translation>
    </message>
    <message>
        <source>The front view</source>
        <translation>正面视角</translation>
    </message>
    <message>
        <source>Seamless</source>
        <translation>无缝</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>Soft at the ends</source>
        <translation>两端缓和</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>Resting at the ends</source>
        <translation>两端停顿</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>路径(&amp;P)</translation>
    </message>
    <message>
        <source>To each &amp;side</source>
        <translation>向两侧(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Up and down</source>
        <translation>上下(&amp;U)</translation>
    </message>
    <message>
        <source>Aroun&amp;d</source>
        <translation>围绕(&amp;D)</translation>
    </message>
    <message>
        <source>L&amp;oop</source>
        <translation>循环(&amp;O)</translation>
    </message>
    <message>
        <source>Sp&amp;eed</source>
        <translation>速度(&amp;E)</translation>
    </message>
    <message>
        <source>Video, MP4</source>
        <translation>视频，MP4</translation>
    </message>
    <message>
        <source>Pictures, PNG</source>
        <translation>图像，PNG</translation>
    </message>
    <message>
        <source>Contact sheet, PNG</source>
        <translation>缩略图总表，PNG</translation>
    </message>
    <message>
        <source>Animated GIF</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>Video with alpha, WebM</source>
        <translation>带透明通道的视频，WebM</translation>
    </message>
    <message>
        <source>as square as it gets</source>
        <translation>尽量接近正方形</translation>
    </message>
    <message>
        <source>Ou&amp;tput</source>
        <translation>输出(&amp;T)</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>列数(&amp;N)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>大小(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>背景(&amp;B)</translation>
    </message>
    <message>
        <source>A spiral does not end where it began.</source>
        <translation>螺旋的终点与起点不同。</translation>
    </message>
    <message>
        <source>&amp;Views</source>
        <translation>视角数(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Frames</source>
        <translation>帧数(&amp;F)</translation>
    </message>
    <message>
        <source>Of single pictures only</source>
        <translation>仅适用于单张图像</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未载入模型。</translation>
    </message>
    <message>
        <source>This model cannot turn the head.</source>
        <translation>此模型无法转动头部。</translation>
    </message>
    <message>
        <source>The model turns less than that: %1° to each side and %2° up and down are used.</source>
        <translation>模型的转动范围较小：将使用左右各 %1°、上下各 %2°。</translation>
    </message>
    <message>
        <source>The head turns further than this model shows well.</source>
        <translation>头部转动超出了该模型表现良好的范围。</translation>
    </message>
    <message>
        <source>Asks before it overwrites a file.</source>
        <translation>覆盖文件前会询问。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Animated PNG</source>
        <translation>PNG 动画</translation>
    </message>
    <message>
        <source>This build of Limner, or the system&apos;s FFmpeg, has no encoder for it.</source>
        <translation>此版本的 Limner 或系统的 FFmpeg 没有相应的编码器。</translation>
    </message>
    <message>
        <source>MP4 holds no transparency; WebM, animated PNG and pictures do.</source>
        <translation>MP4 不支持透明；WebM、PNG 动画和单张图像支持。</translation>
    </message>
    <message>
        <source>GIF knows transparent or not, nothing in between; WebM and animated PNG keep the soft edge.</source>
        <translation>GIF 只有全透明和不透明；WebM 和 PNG 动画可保留柔和边缘。</translation>
    </message>
    <message>
        <source>Keys of the timeline</source>
        <translation>时间轴的关键帧</translation>
    </message>
    <message>
        <source>The portrait has no keys.</source>
        <translation>此肖像没有关键帧。</translation>
    </message>
    <message>
        <source>Some keys turn the head further than this model can; there it turns as far as it goes.</source>
        <translation>有些关键帧的转头幅度超出此模型的能力；这些地方将转到极限。</translation>
    </message>
    <message>
        <source>Turned views of this model are approximate: it was trained on flat pictures.</source>
        <translation>此模型的转动视图为近似结果：它是用平面图像训练的。</translation>
    </message>
    <message>
        <source>Start on the path</source>
        <translation>路径起点</translation>
    </message>
    <message>
        <source>Part of the timeline</source>
        <translation>时间轴范围</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Gap between the pictures</source>
        <translation>图片间距</translation>
    </message>
    <message>
        <source> px gap</source>
        <translation> 像素间距</translation>
    </message>
    <message>
        <source>From in to out</source>
        <translation>从入点到出点</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>所有帧</translation>
    </message>
    <message>
        <source>Samples per pixel</source>
        <translation>每像素采样</translation>
    </message>
    <message>
        <source>Cro&amp;p</source>
        <translation>裁剪(&amp;P)</translation>
    </message>
    <message>
        <source>This model gives no label map.</source>
        <translation>此模型不提供标签图。</translation>
    </message>
    <message>
        <source>The crop lies outside the picture of %1 pixels.</source>
        <translation>裁剪区域超出了 %1 像素的图像。</translation>
    </message>
    <message>
        <source>Sprite strip, PNG</source>
        <translation>精灵图条，PNG</translation>
    </message>
    <message>
        <source>MP4 has even sides: the last row or column of pixels is cut off.</source>
        <translation>MP4 的边长为偶数：最后一行或一列像素会被裁掉。</translation>
    </message>
</context>
<context>
    <name>limner::ui::TurntablePreview</name>
    <message>
        <source>The path at preview quality; click to pause. Amber: further than the model shows well.</source>
        <translation>以预览质量播放路径；单击暂停。琥珀色：超出模型表现良好的范围。</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>播放中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>limner::ui::ValueSlider</name>
    <message>
        <source>Type value</source>
        <translation>输入数值</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Paste value</source>
        <translation>粘贴数值</translation>
    </message>
    <message>
        <source>Reset value</source>
        <translation>重置数值</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
</context>
<context>
    <name>limner::ui::VariationBoard</name>
    <message>
        <source>Variations of this face</source>
        <translation>此面孔的变化</translation>
    </message>
    <message>
        <source>Variation %1, %2 %</source>
        <translation>变化 %1，%2 %</translation>
    </message>
</context>
<context>
    <name>limner::ui::ViewArea</name>
    <message>
        <source>Return to the view of the strokes</source>
        <translation>返回笔画所在的视角</translation>
    </message>
    <message>
        <source>Fit shape to painting</source>
        <translation>使形状符合绘画</translation>
    </message>
    <message>
        <source>Keep for this view</source>
        <translation>为此视角保留</translation>
    </message>
    <message>
        <source>The strokes stay with their view and come back when the head returns to it</source>
        <translation>笔画保留在其视角中，头部转回时会再次出现</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Remove the strokes; Undo brings them back</source>
        <translation>移除笔画；撤销可恢复</translation>
    </message>
    <message>
        <source>The label map from a file stays still while the head turns</source>
        <translation>头部转动时，来自文件的标签图保持不动</translation>
    </message>
    <message>
        <source>Strokes belong to another view</source>
        <translation>笔画属于另一个视角</translation>
    </message>
    <message>
        <source>Strokes are kept for another view (%1). Click to return to it.</source>
        <translation>笔画保留在另一个视角（%1）中。单击返回该视角。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>From now on strokes are fitted by themselves</source>
        <translation>从现在起笔画会自动拟合</translation>
    </message>
    <message>
        <source>The head could take little of the painting</source>
        <translation>头部只能呈现画作的一小部分</translation>
    </message>
    <message>
        <source>The painting becomes a part of the head and is seen from all sides</source>
        <translation>画作成为头部的一部分，从各个方向都能看到</translation>
    </message>
    <message>
        <source>This model has no shape that a painting could change, or no room for more</source>
        <translation>此模型没有可被画作改变的形状，或已无空间容纳更多</translation>
    </message>
</context>
<context>
    <name>limner::ui::WelcomePage</name>
    <message>
        <source>A portrait to turn, to paint and to restyle. No account, no network: all of it happens here.</source>
        <translation>一幅可以转动、绘制和换风格的肖像。无需账户，无需网络：一切都在本机完成。</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>Welcome to Limner</source>
        <translation>欢迎使用 Limner</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台计算机</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Choose a model…</source>
        <translation>选择模型(&amp;C)…</translation>
    </message>
    <message>
        <source>A published checkpoint or a model pack; it can be dropped here, too</source>
        <translation>已发布的检查点或模型包；也可以拖放到这里</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转动</translation>
    </message>
    <message>
        <source>Drag in the portrait: the head follows the hand.</source>
        <translation>在肖像中拖动：头部随手而动。</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Choose a class and paint in the map; the portrait follows the brush.</source>
        <translation>选择一个类别并在图中绘制；肖像随画笔变化。</translation>
    </message>
    <message>
        <source>Take a style</source>
        <translation>采用一种风格</translation>
    </message>
    <message>
        <source>Throw the dice of one part, or drag its style from another portrait.</source>
        <translation>为某个部分掷骰子，或从另一幅肖像拖来它的风格。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1 draws. Other models can be loaded at any time.</source>
        <translation>当前由 %1 绘制。随时可以加载其他模型。</translation>
    </message>
    <message>
        <source>The model is still being loaded.</source>
        <translation>模型仍在加载。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 GB: large published models may not fit.</source>
        <translation>%1 GB：大型已发布模型可能放不下。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>Without OpenGL: everything works, large windows are slower.</source>
        <translation>没有 OpenGL：一切可用，大窗口会较慢。</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>数位笔</translation>
    </message>
    <message>
        <source>A pen is connected.</source>
        <translation>已连接数位笔。</translation>
    </message>
    <message>
        <source>None was seen yet; the mouse paints, too.</source>
        <translation>尚未发现；鼠标也可以绘制。</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>No encoder; turntables are written as pictures.</source>
        <translation>没有编码器；转台将写成图片。</translation>
    </message>
    <message>
        <source>%1; there is no encoder for %2.</source>
        <translation>%1；%2 没有编码器。</translation>
    </message>
    <message>
        <source>&amp;Recovered work…</source>
        <translation>恢复的作品…(&amp;R)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Show this page at the start</source>
        <translation>启动时显示此页(&amp;S)</translation>
    </message>
    <message>
        <source>With the portrait that is shown</source>
        <translation>使用当前显示的肖像</translation>
    </message>
    <message>
        <source>&amp;New from seed…</source>
        <translation>从种子新建…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开…(&amp;O)</translation>
    </message>
    <message>
        <source>Import &amp;label map…</source>
        <translation>导入标签图…(&amp;L)</translation>
    </message>
    <message>
        <source>What was not saved when Limner ended last</source>
        <translation>Limner 上次结束时未保存的内容</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>%1
It is not there any more; File &gt; Open recent finds it.</source>
        <translation>%1
它已不在原处；可通过“文件 &gt; 最近打开”查找。</translation>
    </message>
    <message>
        <source>Projects that are saved or opened appear here.</source>
        <translation>保存或打开过的项目会显示在这里。</translation>
    </message>
</context>
<context>
    <name>limner::ui::WipeHandle</name>
    <message>
        <source>Line between before and after</source>
        <translation>前后对比的分界线</translation>
    </message>
    <message>
        <source>Drag the line between before and after</source>
        <translation>拖动前后对比的分界线</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A portrait you can turn, restyle and repaint.</source>
        <translation>可以转动、改换风格、重新绘制的肖像。</translation>
    </message>
    <message>
        <source>Model to load: an id, or its folder.</source>
        <translation>要载入的模型：标识或其文件夹。</translation>
    </message>
    <message>
        <source>Look for models in this folder first.</source>
        <translation>优先在此文件夹中查找模型。</translation>
    </message>
    <message>
        <source>Threads that compute.</source>
        <translation>用于计算的线程数。</translation>
    </message>
    <message>
        <source>Language of the interface: en, de, zh_CN ...</source>
        <translation>界面语言：en、de、zh_CN 等</translation>
    </message>
    <message>
        <source>A setting for this run only, such as ui.theme=light.</source>
        <translation>仅对本次运行生效的设置，例如 ui.theme=light。</translation>
    </message>
    <message>
        <source>Projects, label maps, photos or models to open.</source>
        <translation>要打开的项目、标签图、照片或模型。</translation>
    </message>
    <message>
        <source>Compute on the processor, draw without OpenGL, default layout.</source>
        <translation>用处理器计算，不使用 OpenGL 绘制，采用默认布局。</translation>
    </message>
    <message>
        <source>Workspace to begin with: paint, pose ..., or one of your own.</source>
        <translation>起始工作区：paint、pose ... 或自定义的工作区。</translation>
    </message>
    <message>
        <source>Open a window of its own, as every start does.</source>
        <translation>打开单独的窗口，与每次启动一样。</translation>
    </message>
    <message>
        <source>Limner ended three times shortly after its start. This time it computes on the processor, draws without OpenGL and has the panels of a first start; the next start is as usual.</source>
        <translation>Limner 连续三次在启动后不久异常结束。这一次它用处理器计算、不使用 OpenGL 绘制，并采用初次启动时的面板；下次启动恢复正常。</translation>
    </message>
</context>
</TS>
