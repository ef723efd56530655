import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)
var plugin = project.module('only-plugin')

assert plugin.classes().rewritten() == ['com/acme/Invoice', 'com/acme/Prices']
assert plugin.testClasses().rewritten() == ['com/acme/InvoiceTest']
for (name in ['only-processor', 'both']) {
  assert project.module(name).classes().differencesFrom(plugin.classes()) == []
  assert project.module(name).testClasses().differencesFrom(plugin.testClasses()) == []
}
assert project.log('2 of 2 classes rewritten').size() == 1
assert project.log('0 of 2 classes rewritten').size() == 1
assert project.log('1 of 1 class rewritten').size() == 1
assert project.log('0 of 1 class rewritten').size() == 1
assert project.log('Running com.acme.InvoiceTest').size() == 3
