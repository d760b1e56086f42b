import Kernel

/// The files of an item in the editor (附件栏): what is there, its order, its names, its replacement, and new ones.
extension EditorPage {
  var files: HTML {
    """
    <section class="panel" data-drop>
      <h2>附件</h2>
      \(if: !attachments.isEmpty, list)
      \([ItemDraft.files].marked(issues).view)
      <p class="hint">文档、表格、演示文稿、PDF 和图片上传后自动检查（较大的在后台检查），作者、隐藏行列、批注、修订、拍摄位置等看不见的信息能去掉的都从公开稿中去掉。\
      \(item.map { "<a href=\"\(DeskAddress.attachments($0))\">查看检查结果</a>" })</p>
    </section>
    """
  }

  private var list: HTML {
    """
    <ol class="attached">\(each: attachments.indices, { row($0) })</ol>
    """
  }

  private func row(_ index: Int) -> HTML {
    let (file, key) = (attachments[index], String(attachments[index].id))
    return """
      <li><a href="\(file.address)">\(file.name)</a> <span class="quiet">\(file.size)</span>
      <details class="fold"><summary>改名、替换、调整次序<span class="unseen">：\(file.name)</span></summary>
      <div class="grid">
      <div class="field"><label for="name-\(key)">文件名</label>\
      <input type="text" id="name-\(key)" name="name-\(key)" value="\(file.name)" maxlength="120" autocomplete="off"></div>
      <div class="field"><label for="place-\(key)">次序</label>\
      <input type="number" id="place-\(key)" name="place-\(key)" value="\(index + 1)" min="1" max="999"></div>
      <div class="field"><label for="replace-\(key)">换成新文件</label>\
      <p class="hint" id="replace-\(key)-hint">发布后，原来的下载网址自动给出新文件；历史里两个都在。</p>\
      <input type="file" id="replace-\(key)" name="replace-\(key)" aria-describedby="replace-\(key)-hint"></div>
      </div></details>
      <div class="tick"><input type="checkbox" id="remove-\(key)" name="remove" value="\(key)"\
      \(if: file.isToBeRemoved, " checked")>\
      <label for="remove-\(key)">移除<span class="unseen">附件\(file.name)</span></label></div></li>

      """
  }
}
